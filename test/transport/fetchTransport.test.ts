import { fetchTransport } from '../../src/transport/fetchTransport.ts'
import { transportContract } from './transportContract.ts'

transportContract('fetchTransport', () => fetchTransport())
