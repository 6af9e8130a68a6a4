/**
 * @module The entry `sladd/ai`: removes values from what a language model is sent and restores them in its answers. A
 * `fetch` for clients, middleware for the AI SDK, steps for LangChain.js; loads none of these packages.
 */
export { type Fetch, type HostFetch, redactFetch } from './fetch'
export { type ModelMiddleware, redactModel } from './middleware'
export { type RoundTripStep, redactPrompt, restoreAnswer } from './runnables'
