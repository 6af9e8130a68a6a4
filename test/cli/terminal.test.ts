/** Output for people: diffs, colours, findings in their lines, and progress; on a real terminal where it matters. */
import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { stripVTControlCharacters as plain } from 'node:util'
import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { linesOf, unified } from '../../src/adapters/cli/unified'
import { CLI, ended } from '../command'

const ESCAPE = '\x1b'
const TEXT = 'Anna 871220-2384, anna@example.se\n'
const MASKED = 'Anna [personnummer], [email]\n'
const VALUES = /871220-?2384|930312-?2387|01019550091|anna@|192\.0\.2\.44/

const POLICY = resolve(import.meta.dirname, '../../docs/policies/se-health-insurer.yaml')

const folder = mkdtempSync(join(tmpdir(), 'sladd-terminal-'))
afterAll(() => rmSync(folder, { recursive: true }))

function put(files: { readonly [name: string]: string | Uint8Array }): void {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true })
    writeFileSync(join(folder, name), text)
  }
}

const read = (name: string) => readFileSync(join(folder, name))
// Colours depend on a dozen names of the environment (`CI`, `TMUX`, `COLORTERM`): only what a program needs is kept.
const ENVIRONMENT = { PATH: process.env.PATH, HOME: process.env.HOME }
const run = (args: readonly string[], input: string | Uint8Array = '', env = {}) =>
  ended(folder, args, input, { env: { ...ENVIRONMENT, ...env } })
const git = (...args: string[]) => execFileSync('git', args, { cwd: folder, stdio: 'pipe', encoding: 'utf8' })

/** Findings among other lines, at both ends, in what is no UTF-8, with and without line ends. */
const FILES = {
  'a b.log': `${TEXT}${'rad\n'.repeat(20)}${TEXT}${'rad\n'.repeat(5)}${TEXT}`,
  'sub/latin.txt': Buffer.from('\xe5\xe4\xf6\r\nmail anna@example.se \xe9\r\n\r\nfrån 192.0.2.44', 'latin1'),
  'list.csv': 'id,personnummer\n1,8712202384\n2,"9303122387"\n',
  'one.json': '{"personnummer": 8712202384,\n "mail": "anna@example.se",\n "fnr": "01019550091"}\n',
  'åäö.log': TEXT,
}

describe('redact --diff', () => {
  const all = Object.keys(FILES)
  /** What `redact` writes of each. */
  let outputs: Buffer[] = []
  beforeAll(() => {
    put(FILES)
    const options = { cwd: folder, stdio: 'pipe' } as const
    outputs = all.map((name) => execFileSync(process.execPath, [CLI, 'redact', name], options))
  })
  beforeEach(() => {
    rmSync(folder, { recursive: true })
    mkdirSync(folder)
    put(FILES)
  })

  test('shows what would change, and no value', () => {
    const { code, out, error } = run(['redact', '--diff', 'a b.log'])
    expect([code, error]).toEqual([0, ''])
    expect(out.split('\n').slice(0, 6)).toEqual([
      '--- a/a b.log\t',
      '+++ b/a b.log\t',
      '@@ -1,4 +1,4 @@',
      '-Anna ⟦personnummer⟧, ⟦email⟧',
      '+Anna [personnummer], [email]',
      ' rad',
    ])
    expect(out.match(/^@@.*/gm)).toEqual(['@@ -1,4 +1,4 @@', '@@ -19,10 +19,10 @@'])
  })

  test('has without --show nothing that the output has not', () => {
    const { out } = run(['redact', '--diff', ...all])
    expect(out).not.toMatch(VALUES)
    const output = Buffer.concat(outputs).toString()
    const gone = out.split('\n').filter((line) => /^-(?!-- )/.test(line))
    expect(gone).toHaveLength(11)
    for (const part of gone.flatMap((line) => line.slice(1).split(/⟦[^⟧]*⟧/))) expect(output).toContain(part)
  })

  test.each([
    ['git apply', (patch: string) => git('apply', patch)],
    ['patch', (patch: string) => execFileSync('patch', ['-p1', '-s', '-i', patch], { cwd: folder })],
  ])('%s takes it with --show, and makes what redact writes', (_name, apply) => {
    const patch = join(folder, 'all.patch')
    const options = { cwd: folder, maxBuffer: 2 ** 20 }
    writeFileSync(patch, execFileSync(process.execPath, [CLI, 'redact', '--diff', '--show', ...all], options))
    apply(patch)
    for (const [i, name] of all.entries()) expect(read(name).equals(outputs[i] as Buffer), name).toBe(true)
  })

  test('of standard input, and beside -i, writes nothing', () => {
    expect(run(['redact', '--diff'], TEXT).out).toBe(
      `--- a/-\n+++ b/-\n@@ -1,1 +1,1 @@\n-Anna ⟦personnummer⟧, ⟦email⟧\n+${MASKED}`,
    )
    expect(run(['redact', '--diff', '-r', '-i', '.']).out.match(/^\+\+\+ .*/gm)).toHaveLength(5)
    expect(run(['redact', '--diff'], 'inget\n')).toEqual({ code: 0, out: '', error: '' })
    for (const [name, text] of Object.entries(FILES)) expect(read(name).equals(Buffer.from(text))).toBe(true)
    run(['key', 'new', 'ring.json'])
    run(['key', 'seal', 'ring.json', '--private', 'private.json'])
    const sealing = ['redact', '--pseudonymise', '--keyring', 'ring.json', '--store', 'store', 'åäö.log']
    expect(run([...sealing, '--diff']).out).toMatch(/^\+Anna sl1_nid_/m)
    expect(existsSync(join(folder, 'store'))).toBe(false)
    expect(run(sealing).out).toMatch(/^Anna sl1_nid_/)
    expect(existsSync(join(folder, 'store'))).toBe(true)
  })

  test('of a record that a policy keeps back is marks alone, and no diff where it keeps back all', () => {
    put({ 'r.jsonl': '{"samtycke":false,"ort":"hemligt"}\n{"samtycke":true,"mail":"anna@example.se"}\n' })
    const policed = ['redact', '--diff', '--policy', POLICY, '--purpose', 'marketing', 'r.jsonl']
    expect(run([...policed, '--context-from', 'consent=samtycke,optOut=avmeldt']).out).toContain('\n-⟦…⟧\n')
    expect(run(policed)).toMatchObject({ code: 3, out: '' })
  })

  test.each([
    [['--diff', '--output', 'x', 'a b.log'], '--diff and --output exclude each other'],
    [['--show', 'a b.log'], '--show belongs to redact --diff and to scan'],
    [['--color', 'red', 'a b.log'], '--color expected auto, always or never'],
  ])('%j is refused', (args, message) => {
    expect(run(['redact', ...args])).toEqual({ code: 2, out: '', error: `sladd: ${message}\nTry: sladd help redact\n` })
  })
})

describe('a unified diff', () => {
  test('of any two texts is what git makes the second from', () => {
    const step = fc.tuple(fc.constantFrom('a', 'b', 'c', 'd', ''), fc.nat(9))
    const text = (lines: readonly string[], isEnded: boolean) => lines.join('\n') + (isEnded ? '\n' : '')
    const changed = (line: string, how: number) => [[], [`${line}!`], [line, 'ny']][how] ?? [line]
    const pairs = fc
      .sample(fc.tuple(fc.array(step, { minLength: 1, maxLength: 40 }), fc.boolean(), fc.boolean()), 300)
      .map(([steps, wasEnded, isEnded], i) => {
        const old = steps.map(([line]) => line)
        const now = steps.flatMap(([line, how]) => changed(line, how))
        return [`case-${i}`, text(old, wasEnded), text(now, isEnded)] as const
      })
    const patch = pairs.map(([name, old, now]) => {
      const [from, to] = [linesOf(old), linesOf(now)]
      return [...unified(name, from, to, (piece) => from.slice(piece.from, piece.to))]
        .map(([, line]) => (line.endsWith('\n') ? line : `${line}\n\\ No newline at end of file\n`))
        .join('')
    })
    put(Object.fromEntries(pairs))
    put({ 'all.diff': patch.join('') })
    git('apply', 'all.diff')
    for (const [name, , now] of pairs) expect(read(name).toString(), name).toBe(now)
  })
})

describe('scan --show', () => {
  test('prints the line with the finding marked', () => {
    const { code, out } = run(['scan', '--show'], `rad\n${TEXT}`)
    expect(code).toBe(1)
    expect(out.split('\n').filter((line) => line.startsWith('    '))).toEqual([
      '    Anna ⟦871220-2384⟧, anna@example.se',
      '    Anna 871220-2384, ⟦anna@example.se⟧',
    ])
    expect(run(['scan'], TEXT).out).not.toMatch(VALUES)
  })

  test('of a long line what is near, in any encoding, and no control character', () => {
    const long = `${'å'.repeat(5000)} ${ESCAPE}[2J 871220-2384 ${'ö'.repeat(5000)}`
    for (const encoding of ['utf8', 'utf16le'] as const) {
      const bytes = Buffer.from(`\ufeff${TEXT}${long}`, encoding)
      const shown = run(['scan', '--show'], bytes)
        .out.split('\n')
        .filter((line) => line.startsWith('    '))
      expect(shown[2]).toMatch(/^ {4}…å{40,60} {2}\[2J ⟦871220-2384⟧ ö{40,60}…$/)
    }
  })

  test('has no place in a report for programs', () => {
    expect(run(['scan', '--show', '--json'], TEXT)).toMatchObject({ code: 2, out: '' })
  })
})

describe('colours', () => {
  test.each([
    [[], {}, false],
    [['--color', 'always'], {}, true],
    [['--color', 'always'], { NO_COLOR: '1' }, true],
    [[], { FORCE_COLOR: '1' }, true],
    [['--color', 'never'], { FORCE_COLOR: '1' }, false],
    [[], { FORCE_COLOR: '0' }, false],
  ])('in a pipe with %j and %j: %s', (args, env, isColoured) => {
    expect(run(['scan', '--show', ...args], TEXT, env).out.includes(ESCAPE)).toBe(isColoured)
  })

  test.each([[['scan']], [['redact', '--diff', '--show']], [['scan', '--help']]])(
    'change nothing else of %j',
    (args) => {
      const { out } = run([...args, '--color', 'always'], TEXT)
      expect(out).toContain(ESCAPE)
      expect(plain(out)).toBe(run(args, TEXT).out)
    },
  )

  test('are never in what programs read', () => {
    for (const how of ['--json', '--sarif', '-c']) {
      expect(run(['scan', how, '--color', 'always'], TEXT).out).not.toContain(ESCAPE)
    }
    expect(run(['redact', '--color', 'always'], TEXT).out).toBe(MASKED)
  })
})

/** Runs a command whose standard error, or that and its output, is a terminal. A pipe is read when it has been full for a while. */
const TERMINAL = `
import os, pty, subprocess, sys, threading, time
which, *command = sys.argv[1:]
master, slave = pty.openpty()
shown = []
def watch():
    try:
        while data := os.read(master, 65536): shown.append(data)
    except OSError: pass
out = slave if which == 'both' else subprocess.PIPE
child = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=out, stderr=subprocess.PIPE if which == 'none' else slave)
os.close(slave)
watcher = threading.Thread(target=watch)
watcher.start()
if which != 'both':
    child.stdout.read(1)
    time.sleep(0.6)
    while child.stdout.read(1 << 20): pass
if which == 'none': shown.append(child.stderr.read())
child.wait()
if which == 'none': os.close(master)
else: watcher.join()
sys.stdout.buffer.write(b''.join(shown))
sys.stdout.flush()
os._exit(0)
`
function onTerminal(which: 'error' | 'both' | 'none', args: readonly string[], env = {}): string {
  const options = { cwd: folder, encoding: 'utf8', env: { ...ENVIRONMENT, TERM: 'xterm', ...env } } as const
  return spawnSync('python3', ['-c', TERMINAL, which, process.execPath, CLI, ...args], options).stdout
}

describe('on a terminal', () => {
  beforeAll(() => put({ 'long.log': TEXT.repeat(200_000), 'short.log': TEXT }))

  test.each([
    ['redact', 'long.log'],
    ['redact', '--jobs', '2', 'long.log'],
    ['scan', 'long.log'],
  ])('%s %s tells how far it is, and takes it away', (...args) => {
    const shown = onTerminal('error', args)
    expect(shown).toMatch(/\rsladd: long\.log: \d+ % of 6\.8 MB, \d+\.\d MB\/s, \d+ found/)
    expect(shown.endsWith(`\r${ESCAPE}[K`)).toBe(true)
    expect(shown).not.toMatch(VALUES)
  })

  test('nothing of that with -q, on no terminal, or when the output is there', () => {
    expect(onTerminal('error', ['redact', '-q', 'long.log'])).toBe('')
    expect(onTerminal('none', ['redact', 'long.log'])).toBe('')
    expect(onTerminal('both', ['redact', 'long.log'])).not.toContain('MB/s')
  })

  test('there are colours, unless NO_COLOR', () => {
    const shown = onTerminal('both', ['scan', '--show', 'short.log'])
    expect(shown).toContain(`Anna ${ESCAPE}[7m871220-2384${ESCAPE}[27m, anna@example.se`)
    expect(onTerminal('both', ['redact', '--diff', 'short.log'])).toContain(`${ESCAPE}[31m-Anna ⟦personnummer⟧`)
    for (const env of [{ NO_COLOR: '1' }, { TERM: 'dumb' }]) {
      expect(onTerminal('both', ['scan', '--show', 'short.log'], env)).toContain('Anna ⟦871220-2384⟧')
    }
  })
})
