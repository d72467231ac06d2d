import { parseArgs } from 'node:util'
import { createProviderError } from '../index.ts'
import type { Command, Mode } from './Command.ts'
import type { Lane } from './Lane.ts'
import { parseLane } from './parseLane.ts'
import { type VendorRow, vendors } from './vendors.ts'

/** setTimeout fires at once beyond this. */
const LONGEST = 2 ** 31 - 1

const options = {
  race: { type: 'boolean' },
  fallback: { type: 'boolean' },
  hedge: { type: 'string' },
  provider: { type: 'string', multiple: true },
  json: { type: 'boolean' },
  events: { type: 'boolean' },
  timeout: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean', short: 'v' },
} as const

/** Reads the arguments. Throws `Config` where they are wrong. */
export function parseCommand(args: readonly string[]): Command {
  const { values, positionals } = parse(args)
  if (values.help) return { show: 'help' }
  if (values.version) return { show: 'version' }
  const lanes = values.provider?.map(parseLane) ?? offlineLanes()
  return {
    show: 'reply',
    mode: parseMode(values),
    lanes: lanes.map(numberRepeats),
    format: values.events ? 'events' : values.json ? 'json' : 'text',
    ...(values.timeout === undefined ? {} : { timeout: parseTime('--timeout', values.timeout, 1) }),
    ...(positionals.length === 0 ? {} : { question: positionals.join(' ') }),
  }
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true })
  } catch (error) {
    const [reason] = String((error as Error).message).split(/\.?\n|\. /, 1)
    throw createProviderError('Config', `${reason}; --help lists the options`, { cause: error })
  }
}

function parseMode({ race, fallback, hedge }: { race?: boolean; fallback?: boolean; hedge?: string }): Mode {
  const given = [race && '--race', fallback && '--fallback', hedge !== undefined && '--hedge'].filter(Boolean)
  if (given.length > 1) throw createProviderError('Config', `${given.join(' and ')} exclude each other`)
  if (hedge !== undefined) return { how: 'hedge', delay: parseTime('--hedge', hedge, 0) }
  return { how: fallback ? 'fallback' : 'race' }
}

function parseTime(option: string, text: string, least: number): number {
  const ms = /^\d+(\.\d+)?$/.test(text) ? Number(text) : Number.NaN
  if (ms >= least && ms <= LONGEST) return ms
  throw createProviderError('Config', `${option} must be milliseconds, from ${least} to ${LONGEST}`)
}

function offlineLanes(): Lane[] {
  const rows: [string, VendorRow][] = Object.entries(vendors)
  return rows.filter(([, { offline }]) => offline !== undefined).map(([vendor]) => ({ label: vendor, vendor }))
}

/** Two lanes with the same label are told apart by a number. */
function numberRepeats(lane: Lane, index: number, lanes: readonly Lane[]): Lane {
  const before = lanes.slice(0, index).filter(({ label }) => label === lane.label).length
  return before === 0 ? lane : { ...lane, label: `${lane.label} #${before + 1}` }
}
