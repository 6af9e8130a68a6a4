/**
 * @module `sladd mcp`: a Model Context Protocol server over standard input and output, with one session. It writes no
 * log. The protocol comes from the official SDK, loaded on demand.
 */
import { once } from 'node:events'
import { version } from '../../../package.json'
import type { Finding, Redactor } from '../../types'
import { redacting } from './arguments'
import { configured } from './config/configured'
import { configFile } from './config/find'
import { command } from './own-options'
import { redactorFor } from './reading'
import { MCP_ROWS } from './table/own-rows'
import type { TEXT_ROWS } from './table/text-rows'
import { Refusal, UsageError, type ValuesOf } from './usage'

const TEXT_SCHEMA = {
  type: 'object',
  properties: { text: { type: 'string' } },
  required: ['text'],
  additionalProperties: false,
} as const

/** Applies a tool to a text. */
type Work = (text: string) => string

interface Tool {
  readonly description: string
  readonly work: Work
}

const told = ({ kind, start, end, confidence, variant }: Finding) => ({ kind, start, end, confidence, variant })

function toolsOf(redactor: Redactor, options: { ttl?: number; max?: number }): { readonly [name: string]: Tool } {
  const session = redactor.session(options)
  return {
    redact: {
      description:
        'Replaces identity numbers, e-mail addresses, phone numbers and IP addresses in a text by numbered labels, ' +
        'such as [personnummer-1]. The same value has the same label as long as this server runs.',
      work: (text) => session.redact(text),
    },
    restore: {
      description: 'Puts the values back where labels of this server stand in a text.',
      work: (text) => session.restore(text),
    },
    scan: {
      description:
        'Lists what redact would replace in a text, as JSON: kind, start and end in UTF-16 units, confidence, variant. ' +
        'No value is in the answer.',
      work: (text) => JSON.stringify(redactor.scan(text).map(told)),
    },
  }
}

function answer(text: string, isError = false) {
  return { content: [{ type: 'text' as const, text }], isError }
}

/** Loads the SDK, which is an optional dependency. */
async function loadSdk() {
  try {
    const [{ Server }, { StdioServerTransport }, types] = await Promise.all([
      import('@modelcontextprotocol/sdk/server/index.js'),
      import('@modelcontextprotocol/sdk/server/stdio.js'),
      import('@modelcontextprotocol/sdk/types.js'),
    ])
    return { Server, StdioServerTransport, ...types }
  } catch {
    throw new Refusal('sladd mcp needs a package that is not there: npm install @modelcontextprotocol/sdk')
  }
}

async function serve(tools: { readonly [name: string]: Tool }): Promise<void> {
  const { Server, StdioServerTransport, ListToolsRequestSchema, CallToolRequestSchema } = await loadSdk()
  const server = new Server({ name: 'sladd', version }, { capabilities: { tools: {} } })
  server.setRequestHandler(ListToolsRequestSchema, async () => ({
    tools: Object.entries(tools).map(([name, { description }]) => ({ name, description, inputSchema: TEXT_SCHEMA })),
  }))
  server.setRequestHandler(CallToolRequestSchema, async ({ params }) => {
    const tool = Object.hasOwn(tools, params.name) ? tools[params.name] : undefined
    const text = params.arguments?.text
    if (tool === undefined) return answer(`unknown tool; known: ${Object.keys(tools).join(', ')}`, true)
    return typeof text === 'string' ? answer(tool.work(text)) : answer('"text" expected a string', true)
  })
  const closed = once(process.stdin, 'close')
  await server.connect(new StdioServerTransport())
  await closed
}

function wholeOf(name: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined
  if (/^\d{1,9}$/.test(text)) return Number(text)
  throw new UsageError(`--${name} expected a whole number`)
}

/** The options, and where they come from, are the same as for `redact`. */
async function configuredRedactor(typed: ValuesOf<typeof TEXT_ROWS>): Promise<Redactor> {
  const { values, library, placed } = await configured('mcp', typed, configFile(typed))
  try {
    const { options, choice } = await redacting(values, library)
    const withheld = choice?.withheld
    if (withheld !== undefined) throw new Refusal(`withheld by ${withheld.rule}: ${withheld.reason}`)
    return redactorFor(values, 'auto', options)
  } catch (error) {
    throw error instanceof UsageError ? new UsageError(placed(error.message)) : error
  }
}

export const mcpCommand = command('mcp', MCP_ROWS, async ({ values, positionals }) => {
  if (positionals.length > 0) throw new UsageError('mcp reads standard input and takes no files')
  const { ttl, max, ...typed } = values
  const seconds = wholeOf('ttl', ttl)
  const most = wholeOf('max', max)
  const options = {
    ...(seconds !== undefined && { ttl: 1000 * seconds }),
    ...(most !== undefined && { max: most }),
  }
  const redactor = await configuredRedactor(typed)
  let tools: ReturnType<typeof toolsOf>
  try {
    tools = toolsOf(redactor, options)
  } catch (error) {
    throw new UsageError((error as Error).message.replace(/"(\w+)"/, '--$1'))
  }
  await serve(tools)
  return 0
})
