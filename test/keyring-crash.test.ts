import { spawn } from 'node:child_process'
import { createPrivateKey } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ringText } from '../src/keyring/keyring'
import { createRingFile, createSealPair, readRingFile } from '../src/keyring/node-keyring'
import { openLine, readSealedLine } from '../src/keyring/node-seal'
import { RING } from './rings'

/** kill -9 at a random moment of work that goes on and on; what a run acknowledged it has told on its output. */
const ROUNDS = 12
const LONGEST_MS = 60
const dist = (name: string) => resolve(import.meta.dirname, '../dist', name)
const NID = 'sl1_nid_nov2_fnvid6kcj7zfodkhil25j'
const folder = mkdtempSync(join(tmpdir(), 'sladd-crash-'))
const ring = join(folder, 'ring.json')
const key = join(folder, 'private.json')
const store = join(folder, 'sealed.ndjson')

beforeAll(() => {
  createRingFile(ring, 'day')
  createSealPair(ring, key)
})
afterAll(() => rmSync(folder, { recursive: true }))

/** Runs a program until it is killed, some while after its first line; returns the lines it told. */
function killed(program: string, delay: number): Promise<string[]> {
  return new Promise((done, failed) => {
    const child = spawn(process.execPath, ['--input-type=module', '-e', program], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    let output = ''
    let isBegun = false
    child.stdout.on('data', (chunk) => {
      output += chunk
      if (!isBegun) setTimeout(() => child.kill('SIGKILL'), delay)
      isBegun = true
    })
    child.on('error', failed)
    // Not a line of its own unless it ends.
    child.on('close', (_code, signal) =>
      signal === 'SIGKILL' ? done(output.split('\n').slice(0, -1)) : failed(signal),
    )
  })
}

/** Erases a person's lines and is killed after some time; whether it told that it had. */
function erased(ring: string, log: string, delay: number): Promise<boolean> {
  return new Promise((done) => {
    const args = ['subject', 'erase', '--keyring', ring, log]
    const child = spawn(process.execPath, [dist('cli.js'), ...args], { stdio: ['pipe', 'pipe', 'ignore'] })
    child.stdin.on('error', () => {})
    child.stdin.end('871220-2384\n')
    let output = ''
    child.stdout.on('data', (chunk) => {
      output += chunk
    })
    const timer = setTimeout(() => child.kill('SIGKILL'), delay)
    child.on('close', () => {
      clearTimeout(timer)
      done(output.includes('lines erased\n'))
    })
  })
}

const say = `import { writeSync } from 'node:fs'; const say = (line) => writeSync(1, line + '\\n');`
const keys = `import { rotateRingFile, destroyRingKey, readKeyring } from ${JSON.stringify(dist('keyring-node.js'))};`

async function rounds(program: string, check: (told: string[]) => void): Promise<void> {
  for (let i = 0; i < ROUNDS; i++) check(await killed(say + program, Math.random() * LONGEST_MS))
}

describe('kill -9', () => {
  test('while a ring is rotated and its keys destroyed: what was told has happened, and the ring can be read', async () => {
    const program = `${keys} for (;;) {
      const ring = rotateRingFile(${JSON.stringify(ring)}, {}, true)
      say('made ' + ring.keys.at(-1).kid)
      const old = ring.keys.filter(({ status }) => status === 'lookup')
      if (old.length > 3) { destroyRingKey(${JSON.stringify(ring)}, old[0].kid); say('gone ' + old[0].kid) }
    }`
    const all: string[] = []
    await rounds(program, (told) => {
      all.push(...told)
      const { keys } = readRingFile(ring)
      const status = new Map(keys.map(({ kid, status }) => [kid, status]))
      for (const line of all) {
        const [what, kid = ''] = line.split(' ')
        if (what === 'gone') expect(status.get(kid)).toBe('destroyed')
        else expect(status.has(kid)).toBe(true)
      }
      expect(keys.filter(({ status }) => status === 'primary').length).toBe(1)
      // Nothing beside the ring but what the next run takes away.
      for (const name of readdirSync(folder))
        expect(name).toMatch(/^(ring\.json|private\.json)(\.sladd-new|\.lock.*)?$/)
    })
    expect(all.length).toBeGreaterThan(ROUNDS)
  }, 120_000)

  test('while values are sealed: every token that left has its line, and no value stands anywhere', async () => {
    const program = `${keys}
      import { createRedactor } from ${JSON.stringify(dist('index.js'))};
      const keyring = readKeyring(${JSON.stringify(ring)}, { store: ${JSON.stringify(store)} })
      const redactor = createRedactor({ keyring, actions: { default: 'pseudonymise' } })
      for (let i = 0; ; i++) say(redactor.redact('anna' + process.pid + 'x' + i + '@example.se'))`
    const told: string[] = []
    await rounds(program, (tokens) => told.push(...tokens))
    const privateKey = createPrivateKey({ key: JSON.parse(readFileSync(key, 'utf8')), format: 'jwk' })
    const lines = readFileSync(store, 'utf8').split('\n')
    const values = new Map(lines.map(readSealedLine).map((line) => [line?.token, line]))
    expect(told.length).toBeGreaterThan(ROUNDS)
    for (const token of told) expect(values.has(token), token).toBe(true)
    for (const token of told.slice(0, 50)) {
      const line = values.get(token)
      expect(line && openLine(line, privateKey)).toMatch(/^anna\d+x\d+@example\.se$/)
    }
    for (const name of readdirSync(folder)) expect(readFileSync(join(folder, name), 'utf8')).not.toMatch(/anna|example/)
  }, 120_000)

  test('while lines are erased: the file is the old one or the new one, and what was told is gone', async () => {
    const log = join(folder, 'app.log')
    const own = join(folder, 'own.json')
    writeFileSync(own, ringText(RING), { mode: 0o600 })
    const whole = Array.from({ length: 60_000 }, (_, i) => `${i} ${i % 7 === 0 ? NID : 'nothing'}\n`)
    const rest = whole.filter((line) => !line.includes(NID)).join('')
    let acknowledged = 0
    for (let i = 0; i < ROUNDS; i++) {
      writeFileSync(log, whole.join(''))
      const told = await erased(own, log, 40 + i * 25)
      const text = readFileSync(log, 'utf8')
      expect([whole.join(''), rest]).toContain(text)
      if (told) expect(text).toBe(rest)
      if (told) acknowledged++
      for (const name of readdirSync(folder)) expect(readFileSync(join(folder, name), 'utf8')).not.toMatch(/871220/)
    }
    writeFileSync(log, whole.join(''))
    expect(await erased(own, log, 60_000)).toBe(true)
    expect(readFileSync(log, 'utf8')).toBe(rest)
    expect(acknowledged).toBeLessThanOrEqual(ROUNDS)
    expect(readdirSync(folder).filter((name) => name.startsWith('app.log'))).toEqual(['app.log'])
  }, 120_000)
})
