/** @module Rows of the chart: each contender's means over the shown haystacks, and remarks. */
import type { Lack, Results } from '../results'
import { STATUS } from './grid'
import { isLost } from './lost'
import { type Share, shareOf } from './quality-table'
import {
  isOwn,
  KERNEL,
  lackOf,
  type Mean,
  meanRatio,
  meanSpeed,
  ratioAt,
  rowsOf,
  SHOWN_WORK,
  shownHaystacks,
} from './standing'

export interface ChartRow {
  readonly name: string
  readonly speed?: Mean
  /** How many times as fast the kernel is. */
  readonly ratio?: Mean
  readonly share?: Share
  /** Where and why it has no speed. */
  readonly lacks: readonly Lack[]
  /** Haystacks on which it is faster than the kernel. */
  readonly lost: readonly string[]
}

function rowOf(results: Results, haystacks: readonly string[], name: string): ChartRow {
  const speed = meanSpeed(results, SHOWN_WORK, haystacks, name)
  const ratio = name === KERNEL ? undefined : meanRatio(results, SHOWN_WORK, haystacks, KERNEL, name)
  const share = shareOf(results.found, name)
  const lacks = haystacks.flatMap((haystack) => lackOf(results, SHOWN_WORK, haystack, name) ?? [])
  const lost = haystacks.filter((haystack) => {
    const there = ratioAt(results, SHOWN_WORK, haystack, KERNEL, name)
    return there !== undefined && isLost(there.median)
  })
  return { name, lacks, lost, ...(speed && { speed }), ...(ratio && { ratio }), ...(share && { share }) }
}

/** Returns the rows, fastest first, those without a speed last. */
export function chartRows(results: Results): ChartRow[] {
  const haystacks = shownHaystacks(results)
  const rows = rowsOf(results, SHOWN_WORK).map((name) => rowOf(results, haystacks, name))
  return rows.sort((a, b) => (b.speed?.mean ?? 0) - (a.speed?.mean ?? 0))
}

/** Returns what a mean alone would hide: `wrong on dense, json; faster than sladd on logs`. */
export function remark({ name, speed, lacks, lost }: ChartRow): string {
  if (speed === undefined) return ''
  const statuses = [...new Set(lacks.map(({ status }) => status))]
  const missing = statuses.map((status) => {
    const places = lacks.filter((lack) => lack.status === status).map(({ haystack }) => haystack)
    return `${STATUS[status]} on ${places.join(', ')}`
  })
  const whom = isOwn(name) ? 'the kernel' : 'sladd'
  const where = lost.length === speed.over ? 'all of them' : lost.join(', ')
  return [...missing, ...(lost.length > 0 ? [`faster than ${whom} on ${where}`] : [])].join('; ')
}
