import { AIMessage, AIMessageChunk, HumanMessage, ToolMessage } from '@langchain/core/messages'
import { ChatPromptTemplate } from '@langchain/core/prompts'
import { type RunnableInterface, RunnableLambda, RunnableSequence } from '@langchain/core/runnables'
import { FakeStreamingChatModel } from '@langchain/core/utils/testing'
import { generateText, jsonSchema, streamText, tool, wrapLanguageModel } from 'ai'
import { MockLanguageModelV3, simulateReadableStream } from 'ai/test'
import { describe, expect, test } from 'vitest'
import { type Fetch, redactFetch, redactModel, redactPrompt, restoreAnswer } from '../../src/adapters/ai/ai'
import { createRedactor } from '../../src/redactor'

const PERSON = '871220-2384'
const MAIL = 'anna@example.se'
const QUOTED = 'Anna "Nan" Berg'

function sessionOf() {
  const session = createRedactor({ fields: { 'category:name': true } }).session()
  session.redact(`${PERSON} ${MAIL}`)
  session.redact({ name: QUOTED })
  return session
}

/** A fetch that answers, and what it was sent. */
function answering(body: string | Uint8Array | ReadableStream, type = 'application/json', status = 200) {
  const sent: { input: unknown; init: RequestInit & { headers: Headers; body: unknown } }[] = []
  const inner: Fetch = async (input, init) => {
    sent.push({ input, init })
    return new Response(body as BodyInit, {
      status,
      headers: { 'content-type': type, 'content-length': '7', 'x-id': '1' },
    })
  }
  return { sent, fetch: redactFetch(sessionOf(), inner) }
}

async function asked(body: unknown): Promise<unknown> {
  const { sent, fetch } = answering('{}')
  await fetch('https://model.example/v1', { method: 'POST', body: JSON.stringify(body) } as never)
  return JSON.parse(sent[0]?.init.body as string)
}

describe('fetch, what is sent', () => {
  test('messages of OpenAI, with parts and tools', async () => {
    const body = {
      model: 'm-871220-2384',
      max_tokens: 8712202384,
      user: MAIL,
      metadata: { name: QUOTED, case: 'x' },
      messages: [
        { role: 'system', content: `for ${MAIL}` },
        {
          role: 'user',
          name: QUOTED,
          content: [
            { type: 'text', text: PERSON },
            { type: 'image_url', image_url: { url: `data:image/png;base64,8712202384` } },
          ],
        },
        {
          role: 'assistant',
          content: null,
          tool_calls: [
            {
              id: 'call_8712202384',
              type: 'function',
              function: { name: 'find', arguments: JSON.stringify({ pnr: 8712202384, name: QUOTED }) },
            },
          ],
        },
        { role: 'tool', tool_call_id: 'call_8712202384', content: `{"mail":"${MAIL}"}` },
      ],
      tools: [
        {
          type: 'function',
          function: { name: 'find', parameters: { type: 'object', properties: { password: { type: 'string' } } } },
        },
      ],
    }
    expect(await asked(body)).toEqual({
      ...body,
      user: '[email-1]',
      metadata: { name: '[field-1]', case: 'x' },
      messages: [
        { role: 'system', content: 'for [email-1]' },
        {
          role: 'user',
          name: '[field-1]',
          content: [{ type: 'text', text: '[personnummer-1]' }, body.messages[1]?.content?.[1]],
        },
        {
          role: 'assistant',
          content: null,
          tool_calls: [
            {
              id: 'call_8712202384',
              type: 'function',
              function: { name: 'find', arguments: '{"pnr":"[personnummer-1]","name":"[field-1]"}' },
            },
          ],
        },
        { role: 'tool', tool_call_id: 'call_8712202384', content: '{"mail":"[email-1]"}' },
      ],
    })
  })

  test('messages of Anthropic, with system, tools and their results', async () => {
    const thinking = { type: 'thinking', thinking: 'about [email-1]', signature: 'sig' }
    const body = {
      system: [{ type: 'text', text: MAIL }],
      messages: [
        { role: 'user', content: PERSON },
        {
          role: 'assistant',
          content: [thinking, { type: 'tool_use', id: 't1', name: 'find', input: { pnr: 8712202384, name: QUOTED } }],
        },
        {
          role: 'user',
          content: [{ type: 'tool_result', tool_use_id: 't1', content: [{ type: 'text', text: MAIL }] }],
        },
        {
          role: 'user',
          content: [
            { type: 'document', source: { type: 'text', media_type: 'text/plain', data: MAIL } },
            { type: 'image', source: { type: 'base64', media_type: 'image/png', data: '8712202384' } },
          ],
        },
      ],
    }
    expect(await asked(body)).toEqual({
      system: [{ type: 'text', text: '[email-1]' }],
      messages: [
        { role: 'user', content: '[personnummer-1]' },
        {
          role: 'assistant',
          content: [
            thinking,
            { type: 'tool_use', id: 't1', name: 'find', input: { pnr: '[personnummer-1]', name: '[field-1]' } },
          ],
        },
        {
          role: 'user',
          content: [{ type: 'tool_result', tool_use_id: 't1', content: [{ type: 'text', text: '[email-1]' }] }],
        },
        {
          role: 'user',
          content: [
            { type: 'document', source: { type: 'text', media_type: 'text/plain', data: '[email-1]' } },
            { type: 'image', source: { type: 'base64', media_type: 'image/png', data: '8712202384' } },
          ],
        },
      ],
    })
  })

  test('a body in which nothing is found leaves byte for byte', async () => {
    const { sent, fetch } = answering('{}')
    await fetch('https://model.example/', { body: '{ "n": 1.0, "a": "x" }' } as never)
    expect(sent[0]?.init.body).toBe('{ "n": 1.0, "a": "x" }')
  })

  test('bodies of other kinds', async () => {
    const form = new FormData()
    form.set('prompt', MAIL)
    form.set('file', new Blob([MAIL]), 'a.txt')
    const bodies: [unknown, (body: never) => Promise<string> | string, string][] = [
      [`mail ${MAIL}`, (body) => body, 'mail [email-1]'],
      [
        new TextEncoder().encode(JSON.stringify({ input: MAIL })),
        (body) => Buffer.from(body).toString(),
        '{"input":"[email-1]"}',
      ],
      [new Blob([MAIL]), (body) => Buffer.from(body).toString(), '[email-1]'],
      [new URLSearchParams({ q: MAIL }), (body) => String(body), 'q=%5Bemail-1%5D'],
      [Uint8Array.of(0xff, 0xd8), (body) => Buffer.from(body).toString('hex'), 'ffd8'],
      [
        form,
        async (body: FormData) => `${body.get('prompt')} ${await (body.get('file') as File).text()}`,
        `[email-1] ${MAIL}`,
      ],
    ]
    for (const [body, read, expected] of bodies) {
      const { sent, fetch } = answering('{}')
      await fetch('https://model.example/', {
        method: 'POST',
        body,
        headers: { 'content-length': '9', 'x-key': 'k' },
      } as never)
      expect(await read(sent[0]?.init.body as never)).toBe(expected)
      expect([...(sent[0]?.init.headers ?? [])]).toEqual([['x-key', 'k']])
    }
  })

  test('of a Request, and none', async () => {
    const { sent, fetch } = answering('{}')
    const request = new Request('https://model.example/', {
      method: 'POST',
      body: JSON.stringify({ input: MAIL }),
      headers: { 'x-key': 'k' },
    })
    await fetch(request, undefined as never)
    expect(Buffer.from(sent[0]?.init.body as never).toString()).toBe('{"input":"[email-1]"}')
    expect(sent[0]?.init.headers.get('x-key')).toBe('k')
    await fetch('https://model.example/', undefined as never)
    expect(sent[1]?.init).toBe(undefined)
  })

  test('errors are handed on', async () => {
    const fetch = redactFetch(sessionOf(), () => Promise.reject(new Error('no network'))) as Fetch
    await expect(fetch('https://model.example/')).rejects.toThrow('no network')
  })
})

describe('fetch, what comes back', () => {
  const answer = async (body: string, type?: string) => {
    const response: Response = await answering(body, type).fetch('https://model.example/', {} as never)
    return response.text()
  }

  test('answers of OpenAI and Anthropic', async () => {
    const openAi = {
      id: 'email-1',
      choices: [
        {
          message: {
            content: 'to [Email 1]',
            tool_calls: [{ id: 'email-1', function: { arguments: '{"n":"[field-1]"}' } }],
          },
        },
      ],
      usage: { total_tokens: 3 },
    }
    const restored = JSON.parse(await answer(JSON.stringify(openAi)))
    expect(restored.id).toBe('email-1')
    expect(restored.choices[0].message.content).toBe(`to ${MAIL}`)
    expect(JSON.parse(restored.choices[0].message.tool_calls[0].function.arguments)).toEqual({ n: QUOTED })
    const anthropic = {
      content: [
        { type: 'thinking', thinking: '[email-1]', signature: 's' },
        { type: 'text', text: 'EMAIL_1' },
        { type: 'tool_use', id: 't', name: 'f', input: { n: '[field-1]' } },
      ],
    }
    expect(JSON.parse(await answer(JSON.stringify(anthropic)))).toEqual({
      content: [
        { type: 'thinking', thinking: '[email-1]', signature: 's' },
        { type: 'text', text: MAIL },
        { type: 'tool_use', id: 't', name: 'f', input: { n: QUOTED } },
      ],
    })
  })

  test('other bodies', async () => {
    expect(await answer('[email-1]', 'text/plain; charset=utf-8')).toBe(MAIL)
    expect(await answer('[email-1]', 'audio/mpeg')).toBe('[email-1]')
    expect(await answer('not json [email-1]')).toBe(`not json ${MAIL}`)
    const { fetch } = answering('{"a":"[email-1]"}', 'application/problem+json', 404)
    const response: Response = await fetch('https://model.example/', {} as never)
    expect([response.status, response.headers.get('content-length'), response.headers.get('x-id')]).toEqual([
      404,
      null,
      '1',
    ])
    expect(await response.json()).toEqual({ a: MAIL })
  })
})

const sse = (events: readonly (object | string)[], type = false) =>
  events
    .map((event) => {
      const name = type && typeof event === 'object' ? `event: ${(event as { type: string }).type}\n` : ''
      return `${name}data: ${typeof event === 'string' ? event : JSON.stringify(event)}\n\n`
    })
    .join('')

/** All of an answer whose bytes come in chunks of a size, as data of events. */
async function events(text: string, size: number): Promise<unknown[]> {
  const bytes = new TextEncoder().encode(text)
  const body = new ReadableStream({
    start(controller) {
      for (let at = 0; at < bytes.length; at += size) controller.enqueue(bytes.slice(at, at + size))
      controller.close()
    },
  })
  const response: Response = await answering(body, 'text/event-stream').fetch('https://model.example/', {} as never)
  return (await response.text())
    .split('\n\n')
    .flatMap((event) => event.split('\n').filter((line) => line.startsWith('data: ')))
    .map((line) => line.slice(6))
    .map((data) => (data === '[DONE]' ? data : JSON.parse(data)))
}

const ANSWER = 'Hej [Email 1], PERSONNUMMER_1 å 🙂 [email-1]'
const WANTED = `Hej ${MAIL}, ${PERSON} å 🙂 ${MAIL}`
const ARGUMENTS = '{"to":"[field-1]","n":["[email-1]"]}'

describe.each([1, 7, 100, 100_000])('server-sent events in chunks of %i', (size) => {
  test('of OpenAI: several answers and calls at once', async () => {
    const letters = [...ANSWER]
    const chunks = letters.map((content, i) => ({
      choices: [0, 1].map((index) => ({
        index,
        delta: { content: index === 0 ? content : letters[letters.length - 1 - i] },
      })),
    }))
    const calls = [...ARGUMENTS].map((letter, i) => ({
      choices: [
        {
          index: 0,
          delta: {
            tool_calls: [
              {
                index: 1,
                ...(i === 0 ? { id: 'c1', type: 'function' } : {}),
                function: { ...(i === 0 ? { name: 'f' } : {}), arguments: letter },
              },
            ],
          },
        },
      ],
    }))
    const list = await events(
      sse([
        { choices: [{ index: 0, delta: { role: 'assistant', content: '' } }] },
        ...chunks,
        ...calls,
        {
          choices: [
            { index: 0, delta: {}, finish_reason: 'stop' },
            { index: 1, delta: {}, finish_reason: 'stop' },
          ],
        },
        { choices: [], usage: { total_tokens: 7 } },
        '[DONE]',
      ]),
      size,
    )
    expect(list.at(-1)).toBe('[DONE]')
    const choices = (
      list.slice(0, -1) as {
        choices: {
          index: number
          finish_reason?: string
          delta: { content?: string; tool_calls?: { id?: string; function: { name?: string; arguments: string } }[] }
        }[]
      }[]
    ).flatMap((chunk) => chunk.choices)
    const content = (index: number) =>
      choices
        .filter((one) => one.index === index)
        .map((one) => one.delta.content ?? '')
        .join('')
    expect(content(0)).toBe(WANTED)
    expect(content(1)).toBe([...ANSWER].reverse().join(''))
    const functions = choices.flatMap((one) => one.delta.tool_calls ?? [])
    expect(JSON.parse(functions.map((call) => call.function.arguments).join(''))).toEqual({ to: QUOTED, n: [MAIL] })
    expect(choices.at(-1)?.finish_reason).toBe('stop')
  })

  test('of OpenAI: text with the reason why it ends, and completions', async () => {
    const list = await events(
      sse([{ choices: [{ index: 0, delta: { content: 'Hej email-1' }, finish_reason: 'stop' }] }, '[DONE]']),
      size,
    )
    expect(list).toEqual([
      { choices: [{ index: 0, delta: { content: `Hej ${MAIL}` }, finish_reason: 'stop' }] },
      '[DONE]',
    ])
    const texts = await events(
      sse([{ choices: [{ index: 0, text: '[ema' }] }, { choices: [{ index: 0, text: 'il-1' }] }]),
      size,
    )
    expect(texts.map((one) => (one as { choices: { text: string }[] }).choices[0]?.text).join('')).toBe(`[${MAIL}`)
  })

  test('of Responses', async () => {
    const place = { item_id: 'i1', output_index: 0, content_index: 0 }
    const list = (await events(
      sse(
        [
          ...[...ANSWER].map((delta) => ({ type: 'response.output_text.delta', ...place, delta })),
          { type: 'response.output_text.done', ...place, text: ANSWER },
          ...[...ARGUMENTS].map((delta) => ({
            type: 'response.function_call_arguments.delta',
            item_id: 'i2',
            output_index: 1,
            delta,
          })),
          { type: 'response.function_call_arguments.done', item_id: 'i2', output_index: 1, arguments: ARGUMENTS },
          {
            type: 'response.completed',
            response: { output: [{ type: 'message', content: [{ type: 'output_text', text: ANSWER }] }] },
          },
        ],
        true,
      ),
      size,
    )) as { type: string; delta?: string; text?: string; arguments?: string; response?: unknown }[]
    const deltas = (type: string) =>
      list
        .filter((one) => one.type === type)
        .map((one) => one.delta)
        .join('')
    expect(deltas('response.output_text.delta')).toBe(WANTED)
    expect(deltas('response.function_call_arguments.delta')).toBe(JSON.stringify({ to: QUOTED, n: [MAIL] }))
    expect(list.find((one) => one.text)?.text).toBe(WANTED)
    const done = list.findIndex((one) => one.type === 'response.output_text.done')
    expect(list.slice(done).some((one) => one.type === 'response.output_text.delta')).toBe(false)
    expect(JSON.stringify(list.at(-1))).toContain(WANTED)
  })

  test('of Anthropic', async () => {
    const block = (index: number, list: readonly string[], make: (letter: string) => object) => [
      { type: 'content_block_start', index, content_block: { type: 'text', text: '' } },
      ...list.map((letter) => ({ type: 'content_block_delta', index, delta: make(letter) })),
      { type: 'content_block_stop', index },
    ]
    const list = (await events(
      sse(
        [
          { type: 'message_start', message: { role: 'assistant', content: [] } },
          ...block(0, [...'[email-1]'], (thinking) => ({ type: 'thinking_delta', thinking })),
          ...block(1, [...ANSWER, ' email', '-1'], (text) => ({ type: 'text_delta', text })),
          ...block(2, [...ARGUMENTS], (partial_json) => ({ type: 'input_json_delta', partial_json })),
          {
            type: 'message_delta',
            delta: { stop_reason: 'tool_use', stop_sequence: null },
            usage: { output_tokens: 1 },
          },
          { type: 'message_stop' },
        ],
        true,
      ),
      size,
    )) as {
      type: string
      index?: number
      delta?: { thinking?: string; text?: string; partial_json?: string; stop_reason?: string }
    }[]
    const joined = (name: 'thinking' | 'text' | 'partial_json') => list.map((one) => one.delta?.[name] ?? '').join('')
    expect(joined('thinking')).toBe('[email-1]')
    expect(joined('text')).toBe(`${WANTED} ${MAIL}`)
    expect(JSON.parse(joined('partial_json'))).toEqual({ to: QUOTED, n: [MAIL] })
    const stops = list.flatMap((one, i) => (one.type === 'content_block_stop' ? [i] : []))
    for (const i of stops)
      expect(list.slice(i).some((one) => one.type === 'content_block_delta' && one.index === list[i]?.index)).toBe(
        false,
      )
    expect(list.at(-2)?.delta?.stop_reason).toBe('tool_use')
  })
})

describe('event streams', () => {
  test('in which nothing changes leave byte for byte, with other line ends, comments and names', async () => {
    const text =
      ': ping\r\n\r\nevent: a\r\nid: 7\r\ndata: {"choices":[{"index":0,"delta":{"content":"hi "}}], "x": 1.0}\r\n\r\ndata: x\n\ndata: {"a":1}'
    const response: Response = await answering(text, 'text/event-stream').fetch('https://model.example/', {} as never)
    expect(await response.text()).toBe(text)
  })
})

const usage = { inputTokens: { total: 1 }, outputTokens: { total: 1 } } as never

describe('the AI SDK', () => {
  const find = tool({ description: 'finds', inputSchema: jsonSchema<{ to: string }>({ type: 'object' }) }) as never

  test('generateText', async () => {
    const inner = new MockLanguageModelV3({
      doGenerate: async () => ({
        content: [
          { type: 'reasoning', text: '[email-1]' },
          { type: 'text', text: ANSWER },
          { type: 'tool-call', toolCallId: 'email-1', toolName: 'find', input: ARGUMENTS },
        ],
        finishReason: { unified: 'stop', raw: 'stop' },
        usage,
        warnings: [],
      }),
    })
    const model = wrapLanguageModel({ model: inner, middleware: redactModel(sessionOf()) })
    const result = await generateText({
      model,
      system: `for ${MAIL}`,
      tools: { find },
      messages: [
        {
          role: 'user',
          content: [
            { type: 'text', text: PERSON },
            { type: 'file', data: new TextEncoder().encode(MAIL), mediaType: 'text/plain' },
          ],
        },
        {
          role: 'assistant',
          content: [{ type: 'tool-call', toolCallId: 'c', toolName: 'find', input: { name: QUOTED } }],
        },
        {
          role: 'tool',
          content: [
            {
              type: 'tool-result',
              toolCallId: 'c',
              toolName: 'find',
              output: { type: 'json', value: { pnr: 8712202384 } },
            },
          ],
        },
      ],
    })
    expect(result.text).toBe(WANTED)
    expect(result.toolCalls[0]).toMatchObject({ toolCallId: 'email-1', input: { to: QUOTED, n: [MAIL] } })
    const prompt = inner.doGenerateCalls[0]?.prompt as { content: string | { [name: string]: unknown }[] }[]
    expect(prompt[0]?.content).toBe('for [email-1]')
    expect(prompt[1]?.content[0]).toMatchObject({ text: '[personnummer-1]' })
    expect(Buffer.from((prompt[1] as { content: { data: Uint8Array }[] }).content[1]?.data ?? '').toString()).toBe(
      '[email-1]',
    )
    expect(prompt[2]?.content[0]).toMatchObject({ toolCallId: 'c', input: { name: '[field-1]' } })
    expect(prompt[3]?.content[0]).toMatchObject({ output: { value: { pnr: '[personnummer-1]' } } })
  })

  test('streamText', async () => {
    const inner = new MockLanguageModelV3({
      doStream: async () => ({
        stream: simulateReadableStream({
          chunks: [
            { type: 'stream-start', warnings: [] },
            { type: 'text-start', id: '1' },
            ...[...ANSWER, ' email', '-1'].map((delta) => ({ type: 'text-delta' as const, id: '1', delta })),
            { type: 'text-end', id: '1' },
            { type: 'tool-input-start', id: 'c', toolName: 'find' },
            ...[...ARGUMENTS].map((delta) => ({ type: 'tool-input-delta' as const, id: 'c', delta })),
            { type: 'tool-input-end', id: 'c' },
            { type: 'tool-call', toolCallId: 'c', toolName: 'find', input: ARGUMENTS },
            { type: 'finish', finishReason: { unified: 'stop', raw: 'stop' }, usage },
          ],
          initialDelayInMs: null,
          chunkDelayInMs: null,
        }),
      }),
    })
    const model = wrapLanguageModel({ model: inner, middleware: redactModel(sessionOf()) })
    const result = streamText({ model, prompt: MAIL, tools: { find } })
    let [text, input] = ['', '']
    for await (const part of result.fullStream) {
      if (part.type === 'text-delta') text += part.text
      if (part.type === 'tool-input-delta') input += part.delta
    }
    expect(text).toBe(`${WANTED} ${MAIL}`)
    expect(JSON.parse(input)).toEqual({ to: QUOTED, n: [MAIL] })
    expect((await result.toolCalls)[0]?.input).toEqual({ to: QUOTED, n: [MAIL] })
    expect(JSON.stringify(inner.doStreamCalls[0]?.prompt)).toContain('[email-1]')
  })
})

describe('LangChain.js', () => {
  const chain = (answer: unknown, seen: unknown[], session = sessionOf()) => {
    const model = RunnableLambda.from((input: unknown) => {
      seen.push(input)
      return answer
    })
    const prompt = ChatPromptTemplate.fromMessages([
      ['system', 'for {mail}'],
      ['human', '{text}'],
    ])
    return RunnableSequence.from([
      prompt,
      redactPrompt(session),
      model,
      restoreAnswer(session),
    ]) as unknown as RunnableInterface<object, AIMessage>
  }

  test('invoke and batch', async () => {
    const seen: { messages: HumanMessage[] }[] = []
    const answer = new AIMessage({
      content: ANSWER,
      tool_calls: [{ id: 'email-1', name: 'f', args: { to: '[field-1]' } }],
    })
    const steps = chain(answer, seen)
    const result = await steps.invoke({ mail: MAIL, text: PERSON })
    expect(result).toBeInstanceOf(AIMessage)
    expect(result.content).toBe(WANTED)
    expect(result.tool_calls).toMatchObject([{ id: 'email-1', args: { to: QUOTED } }])
    expect(seen[0]?.messages.map(({ content }) => content)).toEqual(['for [email-1]', '[personnummer-1]'])
    expect(JSON.stringify(seen)).not.toMatch(/anna@|8712/)
    expect(seen[0]?.messages[1]).toBeInstanceOf(HumanMessage)
    expect(await steps.batch([{ mail: 'x', text: 'y' }])).toMatchObject([{ content: WANTED }])
  })

  test('messages and text by themselves', async () => {
    const step = redactPrompt(sessionOf())
    const messages = [
      new HumanMessage({ content: [{ type: 'text', text: MAIL }] }),
      new AIMessage({ content: '', tool_calls: [{ id: 'c', name: 'f', args: { name: QUOTED, pnr: 8712202384 } }] }),
      new ToolMessage({ tool_call_id: 'c', content: MAIL }),
    ]
    const [human, ai, result] = await step.invoke(messages)
    expect(human.content[0].text).toBe('[email-1]')
    expect(ai.tool_calls[0].args).toEqual({ name: '[field-1]', pnr: '[personnummer-1]' })
    expect([result.content, result.tool_call_id]).toEqual(['[email-1]', 'c'])
    expect(JSON.stringify([human, ai, result])).not.toMatch(/anna@|8712|Nan/)
    expect(messages[0]?.content).toEqual([{ type: 'text', text: MAIL }])
    expect(await step.invoke(MAIL)).toBe('[email-1]')
  })

  const joined = async (parts: AsyncIterable<AIMessageChunk>) => {
    let whole: AIMessageChunk | undefined
    for await (const part of parts) whole = whole?.concat(part) ?? part
    return whole
  }

  test('streams: messages, calls of tools, text', async () => {
    const session = sessionOf()
    const texts = [...ANSWER, ' email', '-1'].map((content) => new AIMessageChunk({ content }))
    const model = new FakeStreamingChatModel({ chunks: texts })
    const steps = RunnableSequence.from([redactPrompt(session), model, restoreAnswer(session)])
    const whole = await joined((await steps.stream(`to ${MAIL}`)) as never)
    expect(whole?.content).toBe(`${WANTED} ${MAIL}`)
    const calls = [...ARGUMENTS].map((args, index) => {
      const first = index === 0 ? { id: 'c', name: 'f' } : {}
      return new AIMessageChunk({
        content: '',
        tool_call_chunks: [{ index: 0, args, type: 'tool_call_chunk', ...first }],
      })
    })
    async function* answer() {
      yield* [...texts, ...calls]
    }
    const both = await joined(restoreAnswer(session).transform(answer()))
    expect(both?.content).toBe(`${WANTED} ${MAIL}`)
    expect(both?.tool_calls).toMatchObject([{ id: 'c', name: 'f', args: { to: QUOTED, n: [MAIL] } }])
    const parts: string[] = []
    for await (const part of await restoreAnswer(session).stream(ANSWER)) parts.push(part)
    expect(parts.join('')).toBe(WANTED)
  })
})
