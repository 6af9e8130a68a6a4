/**
 * @module Small cases by what they measure: the cost of a call with little to do, and the cost of the bytes with much
 * to do, for every engine; and the cost of each pass of the kernel.
 */
import type { Redactor } from '../../src/types'
import { chunksOf, linesOf, makeHaystack } from '../haystacks'
import { CALL } from '../tasks'
import { Stages } from './stages'

/** One case, run repeatedly. */
export interface Case {
  readonly name: string
  run(): unknown
}

/** Short strings: the cost of a call. */
export function stringCases(redactor: Redactor): Case[] {
  const short = 'order packad, klart'
  const clean =
    'app01 systemd: Started session of user batch, all units loaded and active, nothing to report from the queue, next look in a few minutes.'
  const one = 'kund anna@example.se klar'
  const batch = linesOf(makeHaystack('logs', 20_000)).slice(0, 100)
  return [
    { name: `clean string, ${short.length} characters`, run: () => redactor.redact(short, CALL) },
    { name: `clean string, ${clean.length} characters`, run: () => redactor.redact(clean, CALL) },
    { name: 'string with one finding', run: () => redactor.redact(one, CALL) },
    { name: 'batch of 100 log lines', run: () => redactor.redactLines(batch, CALL) },
  ]
}

const SIZE = 65_536

/** Returns about 64 KiB of a haystack. */
function blockOf(name: Parameters<typeof makeHaystack>[0]): Buffer {
  return chunksOf(makeHaystack(name, SIZE), SIZE)[0] as Buffer
}

/** Blocks of bytes: the cost of the bytes, without that of a stream. */
export function byteCases(redactor: Redactor): Case[] {
  return (['clean', 'logs', 'dense'] as const).flatMap((name) => {
    const bytes = blockOf(name)
    return [
      { name: `scan 64 KiB, ${name}`, run: () => redactor.scan(bytes, CALL) },
      { name: `redact 64 KiB, ${name}`, run: () => redactor.redact(bytes, CALL) },
    ]
  })
}

/** The kernel's passes over 64 KiB, each including those before it. */
export function passCases(): Case[] {
  return (['logs', 'json', 'prose', 'dense'] as const).flatMap((name) => {
    const stages = new Stages(blockOf(name))
    return [
      { name: `${name}: classify only`, run: () => stages.classify() },
      { name: `${name}: + places`, run: () => stages.list() },
      { name: `${name}: + filter`, run: () => stages.filter() },
      { name: `${name}: whole scan`, run: () => stages.scan() },
    ]
  })
}

/** Input and output of 64 KiB each: code units narrowed, lines folded, edits spliced. */
export function inAndOutCases(): Case[] {
  const [logs, dense, prose] = [blockOf('logs'), blockOf('dense'), blockOf('prose')]
  const [few, many, folding] = [new Stages(logs), new Stages(dense), new Stages(prose)]
  const [ascii, mixed] = [new Stages(logs.toString('latin1')), new Stages(prose.toString())]
  // Eleven bytes in 1,100: one in a hundred.
  const fewEdits = few.editEvery(1100, 11)
  const manyEdits = many.editFindings()
  return [
    { name: 'narrow UTF-16, ASCII', run: () => ascii.narrow() },
    { name: 'narrow UTF-16, prose', run: () => mixed.narrow() },
    { name: 'fold, prose', run: () => folding.fold() },
    { name: `splice, ${fewEdits} edits: 1 % of the bytes`, run: () => few.splice(fewEdits) },
    { name: `splice, ${manyEdits} edits: what dense has`, run: () => many.splice(manyEdits) },
  ]
}

/** One value: its token when cached and when not, and when it is sealed as well. */
export function tokenCases(labels: Redactor, redactorWith: (cacheSize: number, isSealed: boolean) => Redactor): Case[] {
  const text = '871220-2384'
  const [warm, cold, sealed] = [redactorWith(100, false), redactorWith(0, false), redactorWith(0, true)]
  return [
    { name: 'label for a number', run: () => labels.redact(text, CALL) },
    { name: 'token, remembered', run: () => warm.redact(text, CALL) },
    { name: 'token, not remembered', run: () => cold.redact(text, CALL) },
    { name: 'token, not remembered, and sealed', run: () => sealed.redact(text, CALL) },
  ]
}

/** The strict parsers: one number per call. */
export function parserCases(parse: (text: string) => unknown): Case[] {
  return [
    { name: 'parsePersonnummer, valid', run: () => parse('871220-2384') },
    { name: 'parsePersonnummer, check digit wrong', run: () => parse('871220-2385') },
  ]
}
