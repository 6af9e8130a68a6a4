/**
 * kill -9 at a random moment of continuous work: whatever was reported has happened, all files are intact, and the next
 * run continues and leaves no temporary files. `SLADD_KILLS=200 SLADD_SEED=1 npx vitest run test/keyring/crash.test.ts`
 * runs longer.
 */
import { spawn } from 'node:child_process'
import { createPrivateKey } from 'node:crypto'
import { linkSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { openAuditLog, verifyAuditFile } from '../../src/adapters/audit'
import { ringText } from '../../src/keyring/keyring'
import { createRingFile, createSealPair, openStore, readRingFile, rotateRingFile } from '../../src/keyring/node-keyring'
import { openLine, readSealedLine } from '../../src/keyring/node-seal'
import { RING } from '../rings'

const ROUNDS = Number(process.env.SLADD_KILLS ?? 8)
const TIMEOUT = 60_000 + 2000 * ROUNDS
const LONGEST_MS = 60
const dist = (name: string) => JSON.stringify(resolve(import.meta.dirname, '../../dist', name))
const NID = 'sl1_nid_nov2_fnvid6kcj7zfodkhil25j'
const root = mkdtempSync(join(tmpdir(), 'sladd-crash-'))
afterAll(() => rmSync(root, { recursive: true }))

/** Numbers from 0 to 1, the same ones for the same seed (Park and Miller). */
let state = Number(process.env.SLADD_SEED ?? 15)
function random(): number {
  state = (state * 48_271) % 2_147_483_647
  return state / 2_147_483_647
}

function folderOf(name: string): (file: string) => string {
  mkdirSync(join(root, name))
  return (file) => join(root, name, file)
}

/** Runs a program and kills it some while after its first line; returns the lines it told. */
function killed(program: string): Promise<string[]> {
  return new Promise((done, failed) => {
    const child = spawn(process.execPath, ['--input-type=module', '-e', program], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    const delay = random() * LONGEST_MS
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

const say = `import { writeSync } from 'node:fs'; const say = (line) => writeSync(1, line + '\\n');`
const keys = `import { createSealPair, rotateRingFile, destroyRingKey, readKeyring } from ${dist('keyring-node.js')};`

/** Kills a program that goes on and on, again and again; returns all that it told. */
async function rounds(program: string, check: (told: readonly string[]) => void): Promise<string[]> {
  const all: string[] = []
  for (let i = 0; i < ROUNDS; i++) {
    all.push(...(await killed(say + program)))
    check(all)
  }
  expect(all.length).toBeGreaterThan(ROUNDS)
  return all
}

/** What a killed run leaves: one file that was being written, one lock, or the right to take it over. */
const LEFT = /\.(sladd-new|sladd-lock(\.[-0-9a-f]+)*)$/
const whole = (folder: string) => readdirSync(folder).filter((name) => !LEFT.test(name))

describe('kill -9', () => {
  test(
    'while a ring is rotated and its keys destroyed',
    async () => {
      const at = folderOf('ring')
      const ring = at('ring.json')
      createRingFile(ring, 'day')
      const program = `${keys} for (;;) {
        const ring = rotateRingFile(${JSON.stringify(ring)}, {}, true)
        say('made ' + ring.keys.at(-1).kid)
        const old = ring.keys.filter(({ status }) => status === 'lookup')
        if (old.length > 3) { destroyRingKey(${JSON.stringify(ring)}, old[0].kid); say('gone ' + old[0].kid) }
      }`
      await rounds(program, (all) => {
        const { keys } = readRingFile(ring)
        const status = new Map(keys.map(({ kid, status }) => [kid, status]))
        for (const line of all) {
          const [what, kid = ''] = line.split(' ')
          if (what === 'gone') expect(status.get(kid)).toBe('destroyed')
          else expect(status.has(kid)).toBe(true)
        }
        expect(keys.filter(({ status }) => status === 'primary').length).toBe(1)
        expect(whole(at(''))).toEqual(['ring.json'])
      })
      rotateRingFile(ring, {}, true)
      expect(readdirSync(at(''))).toEqual(['ring.json'])
    },
    TIMEOUT,
  )

  test(
    'while pairs are made: the private key of each public one is there',
    async () => {
      const at = folderOf('pair')
      const ring = at('ring.json')
      createRingFile(ring, 'day')
      const program = `${keys} for (let i = 0; ; i++) {
        const file = ${JSON.stringify(at('key'))} + process.pid + 'x' + i + '.json'
        say(createSealPair(${JSON.stringify(ring)}, file).sealTo.at(-1).kid)
      }`
      await rounds(program, (all) => {
        const { sealTo = [] } = readRingFile(ring)
        const names = whole(at('')).filter((name) => name !== 'ring.json')
        const made = new Map(
          names.map((name) => JSON.parse(readFileSync(at(name), 'utf8'))).map((key) => [key.kid, key]),
        )
        for (const { kid, x } of sealTo) expect(made.get(kid)?.x).toBe(x)
        expect(sealTo.map(({ kid }) => kid)).toEqual(expect.arrayContaining([...all]))
      })
      createSealPair(ring, at('last.json'))
      expect(readdirSync(at('')).filter((name) => /^ring/.test(name))).toEqual(['ring.json'])
    },
    TIMEOUT,
  )

  test(
    'while values are sealed: every token that left has its line, and no value stands anywhere',
    async () => {
      const at = folderOf('store')
      const [ring, key, store] = [at('ring.json'), at('private.json'), at('sealed.ndjson')]
      createRingFile(ring, 'day')
      createSealPair(ring, key)
      const program = `${keys}
        import { createRedactor } from ${dist('index.js')};
        const keyring = readKeyring(${JSON.stringify(ring)}, { store: ${JSON.stringify(store)} })
        const redactor = createRedactor({ keyring, actions: { default: 'pseudonymise' } })
        for (let i = 0; ; i++) say(redactor.redact('anna' + process.pid + 'x' + i + '@example.se'))`
      const told = await rounds(program, () => {})
      const last = openStore(store)
      last.append('{}')
      last.sync()
      const privateKey = createPrivateKey({ key: JSON.parse(readFileSync(key, 'utf8')), format: 'jwk' })
      const lines = readFileSync(store, 'utf8').split('\n')
      const values = new Map(lines.map(readSealedLine).map((line) => [line?.token, line]))
      for (const token of told) expect(values.has(token), token).toBe(true)
      for (const token of told.slice(0, 50)) {
        const line = values.get(token)
        expect(line && openLine(line, privateKey)).toMatch(/^anna\d+x\d+@example\.se$/)
      }
      for (const name of readdirSync(at('')))
        expect(readFileSync(at(name), 'utf8')).not.toMatch(/anna\d+x\d+@|example\.se/)
      expect(readdirSync(at('')).sort()).toEqual(['private.json', 'ring.json', 'sealed.ndjson'])
    },
    TIMEOUT,
  )

  test(
    'while an audit is written: every head that was told is in the chain',
    async () => {
      const at = folderOf('audit')
      const file = at('audit.ndjson')
      const program = `import { openAuditLog } from ${dist('audit.js')};
        const log = openAuditLog(${JSON.stringify(file)})
        for (;;) say(log.append({ event: 'redact', policy: 'p/1' }))`
      const told = await rounds(program, (all) => expect(verifyAuditFile(file, all.at(-1)).hasHead).toBe(true))
      for (const head of [told[0], told[1], told.at(-2)]) expect(verifyAuditFile(file, head).hasHead).toBe(true)
      openAuditLog(file).append({ event: 'redact', policy: 'p/1' })
      expect(verifyAuditFile(file)).toMatchObject({ isWhole: true })
      expect(readdirSync(at(''))).toEqual(['audit.ndjson'])
    },
    TIMEOUT,
  )

  test.each([[[]], [['--all-names']]])(
    'while lines are erased %j: each name has the old file or the new one, and what was told is gone',
    async (more) => {
      const at = folderOf(`erase${more.length}`)
      const names = more.length === 0 ? ['app.log'] : ['app.log', 'other.log']
      const args = ['subject', 'erase', '--keyring', at('ring.json'), ...more, ...names.map(at)]
      writeFileSync(at('ring.json'), ringText(RING), { mode: 0o600 })
      const lines = Array.from({ length: 60_000 }, (_, i) => `${i} ${i % 7 === 0 ? NID : 'nothing'}\n`)
      const [old, rest] = [lines.join(''), lines.filter((line) => !line.includes(NID)).join('')]
      const began = Date.now()
      writeFileSync(at('app.log'), old)
      expect(await erased(args.slice(0, 4).concat(at('app.log')), 60_000)).toContain('lines erased\n')
      const longest = Date.now() - began
      for (let i = 0; i < ROUNDS; i++) {
        for (const name of names) rmSync(at(name), { force: true })
        writeFileSync(at('app.log'), old)
        if (names.length > 1) linkSync(at('app.log'), at('other.log'))
        const told = await erased(args, longest * (0.2 + 0.8 * random()))
        for (const name of names) expect([old, rest]).toContain(readFileSync(at(name), 'utf8'))
        for (const name of names) {
          if (told.includes(`${name}: `)) expect(readFileSync(at(name), 'utf8')).toBe(rest)
        }
        for (const name of readdirSync(at(''))) expect(readFileSync(at(name), 'utf8')).not.toMatch(/871220/)
      }
      await erased(args, 60_000)
      for (const name of names) expect(readFileSync(at(name), 'utf8')).toBe(rest)
      expect(readdirSync(at('')).sort()).toEqual([...names, 'ring.json'])
    },
    TIMEOUT,
  )
})

/** Erases a person's lines and is killed after some time; returns what it told. */
function erased(args: readonly string[], delay: number): Promise<string> {
  return new Promise((done) => {
    const cli = resolve(import.meta.dirname, '../../dist/cli.js')
    const child = spawn(process.execPath, [cli, ...args], { stdio: ['pipe', 'pipe', 'ignore'] })
    child.stdin.on('error', () => {})
    child.stdin.end('871220-2384\n')
    let output = ''
    child.stdout.on('data', (chunk) => {
      output += chunk
    })
    const timer = setTimeout(() => child.kill('SIGKILL'), delay)
    child.on('close', () => {
      clearTimeout(timer)
      done(output)
    })
  })
}
