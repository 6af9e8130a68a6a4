/**
 * @module Work on text in memory: find, mask, line, batch. Ours against those that only know how to replace.
 */
import { spawnSync } from 'node:child_process'
import { appendFileSync, closeSync, openSync, readFileSync, writeFileSync } from 'node:fs'
import type { Finding, Redactor } from '../../src/types'
import { type Available, CALL, engine, regExp, ripgrep, type TextTool } from '../contenders'
import { chunksOf, type Haystack, linesOf, NAMES } from '../haystacks'
import { rustPattern } from '../regexp'
import { scratch } from '../scratch'
import { replacedFault, type Truth } from '../verify'
import { type Bench, type Contender, contender, type Task, type Work } from './kind'

/** Bytes per call: small enough for a cache, large enough that calls do not count. */
const CHUNK = 128 * 1024
const BATCH = 100

function batchesOf(lines: readonly string[]): string[][] {
  const batches: string[][] = []
  for (let at = 0; at < lines.length; at += BATCH) batches.push(lines.slice(at, at + BATCH))
  return batches
}

const joined = (lines: readonly string[]) => Buffer.from(lines.map((line) => `${line}\n`).join(''))

function findingsIn(redactor: Redactor, chunks: readonly Uint8Array[]): Finding[] {
  const findings: Finding[] = []
  let base = 0
  for (const chunk of chunks) {
    for (const finding of redactor.scan(chunk, CALL)) {
      findings.push({ ...finding, start: finding.start + base, end: finding.end + base })
    }
    base += chunk.length
  }
  return findings
}

/** How one of ours does each kind of work. */
const OURS: { readonly [work: string]: (redactor: Redactor, haystack: Haystack, truth: Truth) => Task } = {
  find(redactor, haystack, truth) {
    const chunks = chunksOf(haystack, CHUNK)
    return {
      run: () => chunks.reduce((sum, chunk) => sum + redactor.scan(chunk, CALL).length, 0),
      verify: () => truth.findingsFault(haystack, findingsIn(redactor, chunks)),
    }
  },
  mask(redactor, haystack, truth) {
    const chunks = chunksOf(haystack, CHUNK)
    const run = () => chunks.map((chunk) => redactor.redact(chunk, CALL))
    return { run, verify: () => truth.maskedFault(haystack, Buffer.concat(run())) }
  },
  line(redactor, haystack, truth) {
    const lines = linesOf(haystack)
    const run = () => lines.map((line) => redactor.redact(line, CALL))
    return { run, verify: () => truth.maskedFault(haystack, joined(run())) }
  },
  batch(redactor, haystack, truth) {
    const batches = batchesOf(linesOf(haystack))
    const run = () => batches.map((batch) => redactor.redactLines(batch, CALL))
    return { run, verify: () => truth.maskedFault(haystack, joined(run().flat())) }
  },
}

/** A task of one that replaces in strings: its answer is known only to hold at least so many replacements. */
function replacing(tool: TextTool, haystack: Haystack, work: () => readonly (string | Buffer)[]): Task {
  return {
    run: work,
    verify: () => replacedFault(haystack, tool.knows, work().join('\n').split(tool.mark).length - 1),
  }
}

/** How the others do it: strings are given to them ready for `find`, `line` and `batch`. */
const OTHERS: { readonly [work: string]: (tool: TextTool, haystack: Haystack) => Task } = {
  find(tool, haystack) {
    const texts = chunksOf(haystack, CHUNK).map(String)
    return replacing(tool, haystack, () => texts.map(tool.replace))
  },
  mask(tool, haystack) {
    const chunks = chunksOf(haystack, CHUNK)
    return replacing(tool, haystack, () => chunks.map((chunk) => Buffer.from(tool.replace(chunk.toString()))))
  },
  line(tool, haystack) {
    const lines = linesOf(haystack)
    return replacing(tool, haystack, () => lines.map(tool.replace))
  },
  batch(tool, haystack) {
    const batches = batchesOf(linesOf(haystack))
    return replacing(tool, haystack, () => batches.flatMap((batch) => batch.map(tool.replace)))
  },
}

/** Bytes of a file for `rg`: its start is then little of what is measured. */
const RG_BYTES = 32e6

/** `rg -o` as a process of one thread, from a file with the haystack over and over, into a file. */
function ripgrepTask(command: string, haystack: Haystack): Task {
  const [input, output] = [scratch('rg-input'), scratch('rg-output')]
  const times = Math.ceil(RG_BYTES / haystack.bytes.length)
  const args = ['-j1', '-a', '-o', '--no-config', '--no-filename', '--no-line-number', '-e', rustPattern(), input]
  writeFileSync(input, haystack.bytes)
  for (let i = 1; i < times; i++) appendFileSync(input, haystack.bytes)
  const run = () => {
    const target = openSync(output, 'w')
    const { status } = spawnSync(command, args, { stdio: ['ignore', target, 'inherit'] })
    closeSync(target)
    return status
  }
  const verify = () => {
    const status = run()
    if (status !== 0 && status !== 1) return `exit code ${status}`
    const found = readFileSync(output).reduce((lines, byte) => lines + (byte === 10 ? 1 : 0), 0)
    return replacedFault(haystack, 'planted', found / times)
  }
  return { bytes: times * haystack.bytes.length, run, verify }
}

/** The others are compared with the kernel, or with its twin as long as there is no kernel. */
function contendersOf(work: string, { sladd, truth, peer }: Bench): Contender[] {
  const [kernel, twin] = [engine(sladd, 'kernel'), engine(sladd, 'twin')]
  const of = 'tool' in kernel ? 'kernel' : 'twin'
  const ours = (one: Available<Redactor>) =>
    contender(one, one.name === of ? undefined : { of, over: one.name }, (redactor, haystack) =>
      (OURS[work] as (typeof OURS)[string])(redactor, haystack, truth),
    )
  const other = (one: Available<TextTool>) =>
    contender(one, { of, over: one.name }, (tool, haystack) =>
      (OTHERS[work] as (typeof OTHERS)[string])(tool, haystack),
    )
  const rg = { ...contender(ripgrep(), { of, over: 'rg' }, ripgrepTask), isWhole: true }
  return [ours(kernel), ours(twin), other(regExp()), other(peer), ...(work === 'find' ? [rg] : [])]
}

const ABOUT: { readonly [work: string]: string } = {
  find: 'bytes in, findings out, 128 KiB a call; the others replace in ready strings, rg is a whole process',
  mask: 'bytes in, masked bytes out, 128 KiB a call; the others decode, replace and encode',
  line: 'one call for each line, strings in and out',
  batch: 'redactLines of 100 lines a call; the others line by line',
}

export const TEXT_WORKS: readonly Work[] = Object.entries(ABOUT).map(([name, about]) => ({
  name,
  about,
  rows: NAMES,
  contenders: (bench) => contendersOf(name, bench),
}))
