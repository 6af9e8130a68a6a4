/** A container log that arrives over time, through the command line. */
import { spawn } from 'node:child_process'
import { resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { err, lines, out } from '../container-rows'

const CLI = resolve(import.meta.dirname, '../../dist/cli.js')

/** Starts the command; `until` waits for what it writes. */
function started(...args: string[]) {
  const child = spawn(process.execPath, [CLI, 'redact', ...args])
  let output = ''
  let told = () => {}
  child.stdout.on('data', (chunk) => {
    output += chunk
    told()
  })
  const until = (text: string) =>
    new Promise<void>((done) => {
      told = () => output.includes(text) && done()
      told()
    })
  const closed = new Promise<number | null>((done) => child.on('close', done))
  return { child, until, closed, output: () => output }
}

describe('sladd redact --hold', () => {
  test('a part waits no longer, other lines pass, and the rest is read behind it', async () => {
    const { child, until, closed, output } = started('--hold', '0.4')
    child.stdin.write(lines(out('P', 'pnr 871220-2'), err('F', 'a@example.se')))
    await until('[email]')
    await until('871220-2')
    expect(output()).toBe(lines(err('F', '[email]'), out('P', 'pnr 871220-2')))
    child.stdin.write(lines(out('F', '384 klar')))
    await until('klar')
    expect(output()).toContain(out('F', '[personnummer] klar'))
    child.stdin.end()
    expect(await closed).toBe(0)
  })

  test('the end lets everything go at once', async () => {
    const { child, closed, output } = started('--hold', '60')
    child.stdin.end(lines(out('P', 'pnr 871220-2384'), ...Array(101).fill(err('F', 'anna@example.se'))))
    expect(await closed).toBe(0)
    expect(output()).toBe(lines(out('P', 'pnr [personnummer]'), ...Array(101).fill(err('F', '[email]'))))
  })

  test.each([['x'], ['-1'], ['1e9'], ['99999999']])('%s is refused', async (hold) => {
    const { child, closed } = started(`--hold=${hold}`)
    let message = ''
    child.stderr.on('data', (chunk) => {
      message += chunk
    })
    expect(await closed).toBe(2)
    expect(message).toContain('--hold expected a number of seconds')
  })
})
