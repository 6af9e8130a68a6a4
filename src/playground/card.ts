/** @module The card that explains a mark: shown next to the mark under the pointer, or with the focus. */
import type { Candidate, Finding } from '../types/findings'
import type { Words } from './words/en'

/** What a mark represents: a finding, or a candidate that was left alone. */
export type Marked = Finding | Candidate

/** Pixels between a mark and its card, and from the edge. */
const GAP = 8

export function isLeft(marked: Marked): marked is Candidate {
  return 'found' in marked && !marked.found
}

function elementOf(name: string, text: string): HTMLElement {
  const element = document.createElement(name)
  element.textContent = text
  return element
}

function meterOf(confidence: number): HTMLElement {
  const meter = document.createElement('meter')
  meter.value = confidence
  // The text above contains its value.
  meter.setAttribute('aria-hidden', 'true')
  return meter
}

/** Returns the content of a card. */
function contentOf(marked: Marked, words: Words): HTMLElement[] {
  const kind = words.kinds[marked.kind] ?? marked.kind
  const sure = words.told.sure.replace('{}', marked.confidence.toFixed(2))
  const head = document.createElement('p')
  if (isLeft(marked)) {
    head.append(elementOf('strong', `${kind}: ${words.told.left}`))
    return [head, elementOf('p', words.verdicts[marked.verdict])]
  }
  const { variant, evidence } = marked as Finding
  head.append(elementOf('strong', kind), variant === marked.kind ? '' : ` (${variant})`, `, ${sure}`)
  const list = document.createElement('ul')
  list.append(...evidence.map((name) => elementOf('li', words.evidence[name])))
  return [head, meterOf(marked.confidence), list]
}

/** The page's only card. */
export class Card {
  readonly #element: HTMLElement
  #mark: HTMLElement | undefined

  constructor(element: HTMLElement) {
    this.#element = element
  }

  show(mark: HTMLElement, marked: Marked, words: Words): void {
    this.hide()
    this.#mark = mark
    mark.setAttribute('aria-describedby', this.#element.id)
    this.#element.replaceChildren(...contentOf(marked, words))
    this.#element.hidden = false
    const at = mark.getBoundingClientRect()
    const { width, height } = this.#element.getBoundingClientRect()
    const left = Math.max(GAP, Math.min(at.left, document.documentElement.clientWidth - width - GAP))
    const below = at.bottom + GAP
    const top = below + height <= innerHeight ? below : Math.max(GAP, at.top - height - GAP)
    Object.assign(this.#element.style, { left: `${left}px`, top: `${top}px` })
  }

  hide(): void {
    this.#mark?.removeAttribute('aria-describedby')
    this.#mark = undefined
    this.#element.hidden = true
  }
}
