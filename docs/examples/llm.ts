/**
 * @module Two conversations with a language model that never sees a value: one in OpenAI's shape, in a stream, and one in
 * Anthropic's. Run against whatever answers like them:
 *
 *     MODEL_URL=http://127.0.0.1:8080 npx tsx docs/examples/llm.ts
 */
import { createRedactor } from 'sladd'
import { redactFetch } from 'sladd/ai'

const url = process.env.MODEL_URL ?? 'http://127.0.0.1:8080'
const prompt = 'Write to anna@example.se that the claim of 871220-2384 is settled.'

// One session for each conversation: whoever reads its answers may read all of its values.
const session = createRedactor().session({ ttl: 600_000 })
const fetchModel = redactFetch(session)

async function post(path: string, body: object): Promise<Response> {
  const headers = { 'content-type': 'application/json' }
  const response = await fetchModel(`${url}${path}`, { method: 'POST', headers, body: JSON.stringify(body) })
  if (!response.ok) throw new Error(`the model answered with status ${response.status}`)
  return response
}

/** The text of an answer that comes as server-sent events, as it comes. */
async function* deltas(response: Response): AsyncGenerator<string> {
  let waiting = ''
  for await (const text of (response.body as ReadableStream<Uint8Array>).pipeThrough(new TextDecoderStream())) {
    const events = `${waiting}${text}`.split('\n\n')
    waiting = events.pop() ?? ''
    for (const event of events) {
      const data = event.replace(/^data: /, '')
      if (data !== '[DONE]') yield JSON.parse(data).choices[0]?.delta.content ?? ''
    }
  }
}

const streamed = await post('/v1/chat/completions', { stream: true, messages: [{ role: 'user', content: prompt }] })
process.stdout.write('OpenAI: ')
for await (const text of deltas(streamed)) process.stdout.write(text)

const answer = await post('/v1/messages', { max_tokens: 1000, messages: [{ role: 'user', content: prompt }] })
const { content } = (await answer.json()) as { content: { type: string; text?: string; input?: object }[] }
process.stdout.write('\nAnthropic: ')
for (const { type, text, input } of content) process.stdout.write(type === 'text' ? `${text} ` : JSON.stringify(input))
process.stdout.write('\n')
