/**
 * @module `sladd redact --diff`: shows changes without writing anything. Without `--show`, it only prints what the
 * output of `redact` contains as well: removed text is replaced by its kind, and a line for which that is impossible is
 * left out.
 *
 * Bytes are represented as one character each here: anything that is not UTF-8 is printed unchanged.
 */
import { buffer as wholeOf } from 'node:stream/consumers'
import { OPEN, type Opens } from '../../redactor'
import type { Finding, Redactor } from '../../types'
import type { RedactCommand } from './arguments'
import { decoded } from './begin'
import { isTerminal } from './builtin'
import { FAILED } from './failure'
import { eachInput, type Input, Unfit, watched } from './input'
import { outputDescriptor, printInTime, say } from './output'
import { Stats } from './stats'
import { type Paint, painter, printable } from './terminal'
import { linesOf, type Part, type Piece, unified } from './unified'

/** Longest text that can be compared: more than a string holds. */
const MOST = 1 << 28
/** Length printed at once. */
const PAGE = 1 << 16

const marked = (kind: string) => Buffer.from(`⟦${kind}⟧`).toString('latin1')

/** True if the parts occur in a text in this order, the first at its start and the last at its end. */
function standIn(parts: readonly string[], text: string): boolean {
  const [first = '', ...rest] = parts
  const last = rest.pop()
  if (last === undefined) return first === text
  if (!text.startsWith(first)) return false
  let at = first.length
  for (const part of rest) {
    const found = text.indexOf(part, at)
    if (found < 0) return false
    at = found + part.length
  }
  return at + last.length <= text.length && text.endsWith(last)
}

/** Returns a removed line with marks for its findings; only the marks if the rest does not occur in the new line. */
function hidden(gone: string, begin: number, findings: readonly Finding[], come: string): string {
  const parts: string[] = []
  let shown = ''
  let at = 0
  for (const { start, end, kind } of findings) {
    const from = Math.max(at, start - begin)
    const to = Math.min(gone.length, Math.max(from, end - begin))
    parts.push(gone.slice(at, from))
    shown += gone.slice(at, from) + gone.slice(from, to).replace(/[^\n]+/g, marked(kind))
    at = to
  }
  parts.push(gone.slice(at))
  return standIn(parts, come) ? shown + gone.slice(at) : gone.replace(/[^\r\n]+/g, marked('…'))
}

/** Returns a function that shows removed lines, for pieces in order. */
function hiding(old: readonly string[], now: readonly string[], findings: readonly Finding[]) {
  let line = 0
  let offset = 0
  let next = 0
  return ({ from, to, begin, end }: Piece): readonly string[] => {
    for (; line < from; line++) offset += (old[line] as string).length
    const gone = old.slice(from, to).join('')
    while (next < findings.length && (findings[next] as Finding).end <= offset) next++
    let last = next
    while (last < findings.length && (findings[last] as Finding).start < offset + gone.length) last++
    return linesOf(hidden(gone, offset, findings.slice(next, last), now.slice(begin, end).join('')))
  }
}

const FORMATS: { readonly [kind in Part[0]]?: Parameters<Paint>[0] } = {
  file: 'bold',
  place: 'cyan',
  gone: 'red',
  new: 'green',
}

/** Prints the diff of one input, if any. */
async function printDiff(input: Input, redactor: Redactor & Opens, command: RedactCommand): Promise<void> {
  const { bytes, call, isShown, isQuiet, isColoured } = command
  const { charset, text } = await decoded(watched(input, { isQuiet }), bytes)
  const whole = await wholeOf(text)
  if (whole.length > MOST) throw new Unfit('is too long for a diff')
  const findings: Finding[] = []
  const stream = redactor[OPEN](call, (finding) => findings.push(finding))
  const come = [stream.push(whole), stream.end()].map((part) => Buffer.from(part ?? []).toString('latin1')).join('')
  const [old, now] = [linesOf(whole.toString('latin1')), linesOf(come)]
  const removed = isShown ? ({ from, to }: Piece) => old.slice(from, to) : hiding(old, now, findings)
  const paint = painter(isColoured)
  const toTerminal = isTerminal(outputDescriptor())
  let page = ''
  const name = Buffer.from(input.isStandard ? '-' : input.name).toString('latin1')
  for (const [kind, line] of unified(name, old, now, removed)) {
    const body = line.endsWith('\n') ? line.slice(0, -1) : line
    const told = toTerminal ? Buffer.from(forTerminal(body)).toString('latin1') : body
    const format = FORMATS[kind]
    page += `${format === undefined ? told : paint(format, told)}\n`
    if (body === line) page += '\\ No newline at end of file\n'
    if (page.length > PAGE) {
      await printInTime(Buffer.from(page, 'latin1'))
      page = ''
    }
  }
  if (isShown && page !== '' && charset !== 'utf-8') {
    say(`${input.name}: is ${charset.toUpperCase()}; its diff is UTF-8, and no patch for it`)
  }
  await printInTime(Buffer.from(page, 'latin1'))
}

function forTerminal(line: string): string {
  return Buffer.from(line, 'latin1').toString().split('\t').map(printable).join('\t')
}

/**
 * Shows what would change in the inputs, in order.
 *
 * @returns the exit code: 2 if an input could not be read, else 0
 */
export async function diffFiles(command: RedactCommand): Promise<number> {
  const stats = command.stats && new Stats(command.stats)
  const redactors = new Set<Redactor>()
  const { read, failed } = await eachInput(command.list, async (input) => {
    const redactor = command.reading(input.name).redactor as Redactor & Opens
    redactors.add(redactor)
    await printDiff(input, redactor, command)
    stats?.addSince(
      input.name,
      [...redactors].map(({ counts }) => counts),
    )
  })
  await stats?.tell(read, failed)
  return failed > 0 ? FAILED : 0
}
