/** The built `sladd mcp`, called by the SDK's own client and by hand. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from '@modelcontextprotocol/sdk/client/index.js'
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js'
import { describe, expect, test } from 'vitest'
import { CLI, ended } from '../command'

type Answer = { content: { text: string }[]; isError?: boolean }

async function withClient(args: readonly string[], use: (ask: Ask, client: Client) => Promise<void>): Promise<string> {
  const transport = new StdioClientTransport({ command: process.execPath, args: [CLI, 'mcp', ...args], stderr: 'pipe' })
  let errors = ''
  transport.stderr?.on('data', (chunk) => {
    errors += chunk
  })
  const client = new Client({ name: 'test', version: '1' })
  await client.connect(transport)
  try {
    await use(async (name, text) => {
      const { content, isError } = (await client.callTool({ name, arguments: { text } })) as Answer
      return isError ? new Error(content[0]?.text) : content[0]?.text
    }, client)
  } finally {
    await client.close()
  }
  return errors
}
type Ask = (name: string, text: unknown) => Promise<string | Error | undefined>

describe('sladd mcp', () => {
  test('redacts, restores and scans, with one session', async () => {
    const errors = await withClient([], async (ask, client) => {
      const { tools } = await client.listTools()
      expect(tools.map(({ name }) => name)).toEqual(['redact', 'restore', 'scan'])
      expect(await ask('redact', 'Anna 871220-2384, anna@example.se')).toBe('Anna [personnummer-1], [email-1]')
      expect(await ask('redact', '19871220-2384')).toBe('[personnummer-1]')
      expect(await ask('restore', 'till [Email 1]')).toBe('till anna@example.se')
      expect(JSON.parse((await ask('scan', 'x anna@example.se')) as string)).toEqual([
        { kind: 'email', start: 2, end: 17, confidence: expect.any(Number), variant: 'email' },
      ])
      expect(await ask('redact', 'åäö 🙂 \u2028 "x"\n')).toBe('åäö 🙂 \u2028 "x"\n')
    })
    expect(errors).toBe('')
  })

  test('says what is wrong, and nothing of the input', async () => {
    const errors = await withClient([], async (ask) => {
      expect(String(await ask('toString', 'anna@example.se'))).toBe('Error: unknown tool; known: redact, restore, scan')
      expect(String(await ask('redact', ['anna@example.se']))).toBe('Error: "text" expected a string')
    })
    expect(errors).toBe('')
  })

  test('takes options of redact, and those of a session', async () => {
    await withClient(
      ['--kinds', 'email', '--field', 'category:name=on', '--labels', 'sv', '--max', '1'],
      async (ask) => {
        expect(await ask('redact', '871220-2384 {"namn":"Anna"} anna@example.se')).toBe(
          '871220-2384 {"namn":"[namn-1]"} [email-1]',
        )
        expect(await ask('restore', '[namn-1] [email-1]')).toBe('[namn-1] anna@example.se')
      },
    )
    for (const [args, message] of [
      [['--ttl', 'x'], '--ttl expected a whole number'],
      [['--ttl', '0'], '--ttl expected a whole number from 1'],
      [['--max', '0'], '--max expected a whole number from 1'],
      [['--kinds', 'dog'], '--kinds names an unknown kind'],
      [['a.txt'], 'takes no files'],
      [['--jobs', '2'], "Unknown option '--jobs'"],
    ] as const) {
      const { code, out, error } = ended('.', ['mcp', ...args])
      expect([code, out]).toEqual([2, ''])
      expect(error).toContain(message)
    }
    expect(ended('.', ['mcp', '--help']).out).toContain('Model Context Protocol')
  })

  test('reads the configuration as redact does', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'sladd-mcp-'))
    const file = join(folder, 'sladd.config.json')
    try {
      writeFileSync(file, '{"kinds": ["email"], "allow": ["ola.testmann@example.no"], "names": true, "jobs": 2}')
      await withClient(['--config', file, '--labels', 'sv'], async (ask) => {
        expect(await ask('redact', '871220-2384 anna@example.se ola.testmann@example.no')).toBe(
          '871220-2384 [email-1] ola.testmann@example.no',
        )
      })
      writeFileSync(file, '{"country": "DK"}')
      const wrong = ended(folder, ['mcp'])
      expect([wrong.code, wrong.out]).toEqual([2, ''])
      expect(wrong.error).toContain('sladd.config.json:1:2: country: expected SE, NO')
      const policy = join(import.meta.dirname, '../../docs/policies/se-health-insurer.yaml')
      writeFileSync(file, JSON.stringify({ policy, purpose: 'marketing' }))
      expect(ended(folder, ['mcp']).error).toMatch(/^sladd: withheld by /)
      expect(ended(folder, ['mcp', '--no-config'])).toEqual({ code: 0, out: '', error: '' })
    } finally {
      rmSync(folder, { recursive: true })
    }
  })

  test('what is no message of the protocol is answered without a log of it, and the end of input ends it', async () => {
    const server = spawn(process.execPath, [CLI, 'mcp'])
    let [out, errors] = ['', '']
    server.stdout.on('data', (chunk) => {
      out += chunk
    })
    server.stderr.on('data', (chunk) => {
      errors += chunk
    })
    server.stdin.end('anna@example.se\n{"jsonrpc":"2.0","id":1,"method":"anna@example.se"}\n{"id":\n')
    const [code] = await once(server, 'close')
    expect([code, errors]).toEqual([0, ''])
    expect(out).not.toContain('anna@')
  })

  test('without the SDK says so', () => {
    const folder = mkdtempSync(join(tmpdir(), 'sladd-mcp-'))
    try {
      const hook = `export const resolve = (name, context, next) => {
        if (name.startsWith('@modelcontextprotocol/')) throw Object.assign(new Error(name), { code: 'ERR_MODULE_NOT_FOUND' })
        return next(name, context)
      }`
      writeFileSync(join(folder, 'hook.mjs'), hook)
      const register = `import { register } from 'node:module'; register('./hook.mjs', import.meta.url)`
      writeFileSync(join(folder, 'register.mjs'), register)
      const env = { ...process.env, NODE_OPTIONS: `--import ${join(folder, 'register.mjs')}` }
      const { code, out, error } = ended(folder, ['mcp'], '', { env })
      expect([code, out, error]).toEqual([
        ...[2, '', 'sladd: sladd mcp needs a package that is not there: npm install @modelcontextprotocol/sdk\n'],
      ])
    } finally {
      rmSync(folder, { recursive: true })
    }
  })

  test('loads nothing of the SDK for other commands', () => {
    expect(readFileSync(CLI, 'utf8')).not.toContain('@modelcontextprotocol')
  })
})
