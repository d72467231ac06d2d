import { undiciTransport } from '../../src/transport/undiciTransport.ts'
import { transportContract } from './transportContract.ts'

transportContract('undiciTransport', () => undiciTransport())
