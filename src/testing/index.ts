/* Marble tests */
export { type MarbleHelpers, marbles } from './marbles.ts'

/* A provider without a network */
export {
  type ProviderScript,
  type ScriptedCall,
  type ScriptedProvider,
  type ScriptedProviderOptions,
  scriptedProvider,
} from './scriptedProvider.ts'

/* Bodies, cut as the network may cut them */
export { type Chunking, type ChunkingsOptions, chunkings } from './chunkings.ts'

/* A server that follows a script (Node) */
export type { EmulatedVendor } from './EmulatedVendor.ts'
export type { EmulatorScript, Reply } from './EmulatorScript.ts'
export type { RecordedRequest, RequestEnding } from './RecordedRequest.ts'
export { type Emulator, type EmulatorOptions, startEmulator } from './startEmulator.ts'

/* What a request is answered with */
export { hang } from './replies/hang.ts'
export { html } from './replies/html.ts'
export { json } from './replies/json.ts'
export { refuse } from './replies/refuse.ts'
export { reply } from './replies/reply.ts'
export { type StatusOptions, status } from './replies/status.ts'

/* What a reply is made of, beside tokens */
export type { Part } from './Part.ts'
export { finish } from './parts/finish.ts'
export { reasoning } from './parts/reasoning.ts'
export { type ToolCallOptions, toolCall } from './parts/toolCall.ts'
export { usage } from './parts/usage.ts'

/* What can go wrong in the middle of a reply */
export type { Fault } from './Fault.ts'
export { comment } from './parts/comment.ts'
export { cut } from './parts/cut.ts'
export { end } from './parts/end.ts'
export { type FailureOptions, failure } from './parts/failure.ts'
export { pause } from './parts/pause.ts'
export { raw } from './parts/raw.ts'
export { stall } from './parts/stall.ts'
