/**
 * @module The entry `sladd/ai`: values are taken out of what a language model is sent and put back into what it answers. A
 * `fetch` for clients, middleware for the AI SDK, steps for LangChain.js; nothing of theirs is loaded.
 */
export { type Fetch, type HostFetch, redactFetch } from './fetch'
export { type ModelMiddleware, redactModel } from './middleware'
export { type RoundTripStep, redactPrompt, restoreAnswer } from './runnables'
