import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { MAN_PAGE, manPage } from '../../corpus/tools/man'
import { helpOf } from '../../src/adapters/cli/help'
import { nearest } from '../../src/adapters/cli/nearest'
import { COMMANDS } from '../../src/adapters/cli/table/commands'
import { TEXT_ROWS } from '../../src/adapters/cli/table/text-rows'
import { ended } from '../command'

const folder = mkdtempSync(join(tmpdir(), 'sladd-table-'))
afterAll(() => rmSync(folder, { recursive: true }))

const sladd = (...args: string[]) => ended(folder, args)
const has = (program: string) => spawnSync('sh', ['-c', `command -v ${program}`]).status === 0

describe('help', () => {
  test('of the whole names every command', () => {
    const { code, out } = sladd('help')
    expect([code, out]).toEqual([0, sladd('--help').out])
    for (const name of Object.keys(COMMANDS)) expect(out).toMatch(new RegExp(`^ {2}sladd ${name}\\b`, 'm'))
  })

  test.each(Object.entries(COMMANDS))('of %s has its options and no others', (name, { groups }) => {
    const page = helpOf(name) ?? ''
    expect(page.startsWith(`sladd ${name} `)).toBe(true)
    const told = [...page.matchAll(/^ {2}(?:-., )?--([\w-]+)/gm)].map(([, option]) => option)
    expect(told).toEqual(Object.values(groups).flatMap((rows) => Object.keys(rows)))
    for (const line of page.split('\n')) expect(line.length).toBeLessThanOrEqual(120)
  })

  test.each([
    ['redact', '--help'],
    ['--help', 'scan'],
    ['key', '--help'],
    ['help', 'policy'],
  ])('is the same from the command: %s %s', (...args) => {
    const name = args.find((arg) => arg !== 'help' && arg !== '--help')
    expect(sladd(...args)).toEqual({ code: 0, out: helpOf(name), error: '' })
  })
})

describe('what is not there', () => {
  test.each([
    [['redact', '--recursve'], "Unknown option '--recursve'; did you mean --recursive?"],
    [['scan', '--min-confidance=high'], "Unknown option '--min-confidance'; did you mean --min-confidence?"],
    [['key', 'list', 'x', '--epcoh', 'day'], "Unknown option '--epcoh'; did you mean --epoch?"],
    [['redact', '--zzzz=anna@example.se'], "Unknown option '--zzzz'"],
    [['redcat'], 'unknown command; did you mean redact?'],
    [['help', 'scn'], 'unknown command'],
    [['completions', 'csh'], 'completions expected bash, zsh or fish'],
  ])('%j', (args, message) => {
    expect(sladd(...args)).toEqual({
      code: 2,
      out: '',
      error: expect.stringContaining(`sladd: ${message}\nTry: sladd `),
    })
  })

  test('is what is near, and nothing where nothing is', () => {
    const names = Object.keys(TEXT_ROWS)
    expect(nearest('recurse', names)).toBe('recursive')
    expect(nearest('junti', names)).toBe('junit')
    expect(nearest('x', names)).toBeUndefined()
    expect(nearest('871220-2384', names)).toBeUndefined()
  })
})

describe('the man page', () => {
  test('is that of the table: npm run man', () => {
    expect(readFileSync(MAN_PAGE, 'utf8')).toBe(manPage())
  })

  test.skipIf(!has('groff'))('has nothing that groff warns of', () => {
    const { stdout, stderr } = spawnSync('groff', ['-man', '-Tascii', '-ww', MAN_PAGE], { encoding: 'utf8' })
    expect(stderr).toBe('')
    for (const name of Object.keys(TEXT_ROWS)) expect(stdout.replace(/.[\b]/g, '')).toContain(`--${name}`)
  })
})

/** What a shell offers for a line, in its own words. */
const OFFERS: { readonly [shell: string]: (script: string, words: readonly string[]) => string } = {
  bash: (script, words) =>
    `source ${script}; COMP_WORDS=(${words.map((word) => `'${word}'`).join(' ')}); COMP_CWORD=${words.length - 1}; _sladd; printf '%s\\n' "\${COMPREPLY[@]}"`,
  fish: (script, words) => `source ${script}; complete -C '${words.join(' ')}'`,
}

test('completions say what an option does: no option has a word of its own for that', () => {
  const told = [...sladd('completions', 'fish').out.matchAll(/-l ([a-z-]+) .*-d '(.*)'$/gm)]
  expect(told.length).toBeGreaterThan(100)
  const bare = told.filter(([, , help = '']) => !help.includes(' ')).map(([, option, help]) => `${option}: ${help}`)
  expect(bare).toEqual([])
})

describe.each(['bash', 'zsh', 'fish'])('completions for %s', (shell) => {
  const script = join(folder, `completions.${shell}`)
  const made = () => {
    if (!existsSync(script)) writeFileSync(script, sladd('completions', shell).out)
    return script
  }

  test('have every option of every command', () => {
    const text = readFileSync(made(), 'utf8')
    const options = Object.values(COMMANDS).flatMap(({ groups }) => Object.values(groups).flatMap(Object.keys))
    for (const option of options) expect(text).toMatch(shell === 'fish' ? `-l ${option}` : `--${option}`)
  })

  test.skipIf(!has(shell))('are a script of the shell', () => {
    expect(spawnSync(shell, ['-n', made()], { encoding: 'utf8' })).toMatchObject({ status: 0, stderr: '' })
  })

  test.skipIf(!has(shell) || OFFERS[shell] === undefined)('offer what fits', () => {
    const offered = (...words: string[]) => {
      const { stdout } = spawnSync(shell, ['-c', OFFERS[shell]?.(made(), words) ?? ''], {
        encoding: 'utf8',
        cwd: folder,
      })
      return stdout.split('\n').map((line) => line.split('\t')[0])
    }
    writeFileSync(join(folder, 'ring.json'), '')
    expect(offered('sladd', 're')).toEqual(expect.arrayContaining(['redact', 'reveal']))
    expect(offered('sladd', 'redact', '--out')).toEqual(expect.arrayContaining(['--output', '--out-dir']))
    expect(offered('sladd', 'scan', '--out')).not.toContain('--out-dir')
    expect(offered('sladd', 'redact', '--engine', 'p')).toContain('plain')
    expect(offered('sladd', 'redact', '--keyring', 'ri')).toContain('ring.json')
    expect(offered('sladd', 'key', 'ro')).toContain('rotate')
  })
})
