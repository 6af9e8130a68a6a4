/** The example of `docs/examples`, with a server that answers like a model and rewrites labels as models do. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { resolve } from 'node:path'
import { expect, test } from 'vitest'

const ROOT = resolve(import.meta.dirname, '../..')

/** As models write labels: in other cases, with blanks, without brackets, with endings. */
const spoken = (labels: readonly string[]) =>
  labels.map((label, i) => (i === 0 ? label.toUpperCase().replace('-', ' ') : `${label.slice(1, -1)}s`))

function stream(response: ServerResponse, text: string): void {
  response.writeHead(200, { 'content-type': 'text/event-stream' })
  for (const content of text.match(/.{1,3}/gu) ?? []) {
    response.write(`data: ${JSON.stringify({ choices: [{ index: 0, delta: { content } }] })}\n\n`)
  }
  response.end(`data: {"choices":[{"index":0,"delta":{},"finish_reason":"stop"}]}\n\ndata: [DONE]\n\n`)
}

test('a model sees no value, and whoever asks sees all', async () => {
  const seen: string[] = []
  const server = createServer(async (request, response) => {
    let body = ''
    for await (const chunk of request) body += chunk
    seen.push(body)
    const [to, claim] = spoken(JSON.parse(body).messages[0].content.match(/\[\w+-\d+\]/g))
    if (request.url === '/v1/chat/completions') return stream(response, `Sent to ${to}: ${claim} claim is settled.`)
    const content = [
      { type: 'text', text: `I write to ${to}.` },
      { type: 'tool_use', id: 't1', name: 'send', input: { to, text: `${claim} claim` } },
    ]
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ content }))
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const example = spawn(process.execPath, ['--import', 'tsx', 'docs/examples/llm.ts'], {
    cwd: ROOT,
    env: { ...process.env, MODEL_URL: `http://127.0.0.1:${port}` },
  })
  let [output, errors] = ['', '']
  example.stdout.on('data', (chunk) => (output += chunk))
  example.stderr.on('data', (chunk) => (errors += chunk))
  const [code] = await once(example, 'close')
  server.close()
  expect([code, errors]).toEqual([0, ''])
  expect(seen).toHaveLength(2)
  expect(seen.join()).not.toMatch(/anna@|871220/)
  expect(output).toBe(
    'OpenAI: Sent to anna@example.se: 871220-2384s claim is settled.\n' +
      'Anthropic: I write to anna@example.se. {"to":"anna@example.se","text":"871220-2384s claim"}\n',
  )
})
