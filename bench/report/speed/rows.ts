/** @module Rows of the speed page: rendered when the page is written, and again in the browser after a choice. */
import { escaped } from '../../../src/pages/html'
import { element } from '../../../src/pages/svg'
import { figure } from '../figures'

/** A contender at a work: for the mean and then for each haystack a figure, or a word for why there is none. */
export interface Contender {
  readonly name: string
  readonly isOwn: boolean
  /** Megabytes per second. */
  readonly speeds: readonly (number | string)[]
  /** How many times as fast the reference is; 0 if unknown. */
  readonly ratios: readonly number[]
}

export interface Work {
  readonly name: string
  readonly about: string
  /** `mean` before all others. */
  readonly haystacks: readonly string[]
  readonly reference: string
  readonly contenders: readonly Contender[]
}

export interface Choice {
  readonly work: Work
  /** Index among the work's haystacks. */
  readonly haystack: number
  /** Contenders that are not shown. */
  readonly hidden: ReadonlySet<string>
  readonly isLinear: boolean
}

/** Units of a drawing, which is scaled to the available space. */
const UNITS = 1000

/** Returns the length of a bar; on a logarithmic scale, even the slowest has one. */
function lengthOf(speed: number, all: readonly number[], isLinear: boolean): number {
  const most = Math.max(...all)
  if (isLinear) return (UNITS * speed) / most
  const least = Math.log10(Math.min(...all)) - 0.3
  return (UNITS * (Math.log10(speed) - least)) / (Math.log10(most) - least)
}

function barOf(length: number, name: string): string {
  const size = { viewBox: `0 0 ${UNITS} 10`, preserveAspectRatio: 'none', 'aria-hidden': 'true' }
  return element('svg', size, element('rect', { class: name, x: 0, y: 0, width: Math.max(2, length), height: 10 }))
}

/** Returns the rows of a choice, fastest first. */
export function rowsHtml({ work, haystack, hidden, isLinear }: Choice): string {
  const shown = work.contenders.filter(({ name }) => !hidden.has(name))
  const speedOf = ({ speeds }: Contender) => {
    const speed = speeds[haystack]
    return typeof speed === 'number' ? speed : 0
  }
  const sorted = [...shown].sort((a, b) => speedOf(b) - speedOf(a))
  const all = sorted.map(speedOf).filter((speed) => speed > 0)
  return sorted
    .map((one) => {
      const speed = speedOf(one)
      const style = one.name === work.reference ? 'kernel' : one.isOwn ? 'own' : 'peer'
      const ratio = one.ratios[haystack] ?? 0
      const told = ratio === 0 ? '' : `${figure(ratio)} ×`
      const bar = speed > 0 ? barOf(lengthOf(speed, all, isLinear), style) : ''
      const name = `<th scope="row" class="${style}">${escaped(one.name)}</th>`
      const shownSpeed = speed > 0 ? figure(speed) : escaped(String(one.speeds[haystack] ?? '–'))
      return `<tr>${name}<td>${bar}</td><td class="count">${shownSpeed}</td><td class="count${ratio > 0 && ratio < 1 ? ' lost' : ''}">${told}</td></tr>`
    })
    .join('\n')
}
