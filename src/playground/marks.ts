/**
 * @module Shows a text with marks. The text is split into chunks; each is plain text until it comes near the viewport,
 * so that a large text with many marks appears at once.
 */

/** A span to mark, in UTF-16 code units; spans are sorted and never overlap. */
export interface Span {
  readonly start: number
  readonly end: number
  /** Class name of the mark's element. */
  readonly name: string
}

/** Code units of a chunk, and most additional ones up to a line end. */
const CHUNK = 4096
/** Approximate characters per row on the page. */
const ROW = 60
const ROW_HEIGHT = 1.7 * 14

interface Chunk {
  readonly start: number
  readonly end: number
  /** Index of the first span, and of the one after the last. */
  readonly first: number
  readonly last: number
  readonly element: HTMLElement
  isMarked: boolean
}

/** Returns the end of a chunk: at a line end if one is near, and never inside a span. */
function endOf(text: string, from: number, spans: readonly Span[], first: number): { end: number; last: number } {
  const line = text.indexOf('\n', from + CHUNK) + 1
  let end = line > 0 && line <= from + 2 * CHUNK ? line : Math.min(text.length, from + 2 * CHUNK)
  let last = first
  while (last < spans.length && (spans[last] as Span).start < end) {
    end = Math.max(end, (spans[last] as Span).end)
    last++
  }
  return { end, last }
}

function rowsIn(text: string, start: number, end: number): number {
  let rows = 0
  for (let at = start; at < end; rows++) {
    const line = text.indexOf('\n', at)
    const next = line < 0 || line >= end ? end : line + 1
    rows += Math.floor((next - at) / ROW)
    at = next
  }
  return rows
}

/** A text in an element, with marks addressed by index. */
export class MarkedText {
  readonly #root: HTMLElement
  readonly #watch: IntersectionObserver
  #text = ''
  #spans: readonly Span[] = []
  #chunks: Chunk[] = []

  constructor(root: HTMLElement) {
    this.#root = root
    this.#watch = new IntersectionObserver((entries) => this.#onNear(entries), { root, rootMargin: '600px' })
  }

  /** Shows a text, replacing the previous one. */
  show(text: string, spans: readonly Span[]): void {
    this.#watch.disconnect()
    this.#text = text
    this.#spans = spans
    this.#chunks = []
    for (let start = 0, first = 0; start < text.length; ) {
      const { end, last } = endOf(text, start, spans, first)
      const element = document.createElement('div')
      element.textContent = text.slice(start, end)
      element.style.containIntrinsicBlockSize = `auto ${rowsIn(text, start, end) * ROW_HEIGHT}px`
      this.#chunks.push({ start, end, first, last, element, isMarked: false })
      start = end
      first = last
    }
    this.#root.replaceChildren(...this.#chunks.map(({ element }) => element))
    this.#root.scrollTop = 0
    for (const { element } of this.#chunks) this.#watch.observe(element)
    this.#moveStop(0)
  }

  /** Moves the focus to a mark; there is none before the first or after the last. */
  focus(index: number): void {
    this.#moveStop(index)?.focus()
  }

  /** Makes a mark the tab stop. */
  #moveStop(index: number): HTMLElement | undefined {
    const mark = this.#markOf(index)
    if (mark === undefined) return undefined
    for (const before of this.#root.querySelectorAll<HTMLElement>('[tabindex="0"]')) before.tabIndex = -1
    mark.tabIndex = 0
    return mark
  }

  #markOf(index: number): HTMLElement | undefined {
    const chunk = this.#chunks.find(({ first, last }) => first <= index && index < last)
    if (chunk === undefined) return undefined
    this.#mark(chunk)
    return chunk.element.querySelector<HTMLElement>(`[data-index="${index}"]`) ?? undefined
  }

  #onNear(entries: readonly IntersectionObserverEntry[]): void {
    for (const { isIntersecting, target } of entries) {
      const chunk = this.#chunks.find(({ element }) => element === target)
      if (isIntersecting && chunk !== undefined) this.#mark(chunk)
    }
  }

  #mark(chunk: Chunk): void {
    if (chunk.isMarked) return
    chunk.isMarked = true
    this.#watch.unobserve(chunk.element)
    const parts: (string | HTMLElement)[] = []
    let at = chunk.start
    for (let index = chunk.first; index < chunk.last; index++) {
      const { start, end, name } = this.#spans[index] as Span
      const mark = document.createElement('mark')
      mark.className = name
      mark.dataset.index = String(index)
      // Only one of the marks is a tab stop.
      mark.tabIndex = -1
      mark.setAttribute('role', 'button')
      mark.textContent = this.#text.slice(start, end)
      parts.push(this.#text.slice(at, start), mark)
      at = end
    }
    chunk.element.replaceChildren(...parts, this.#text.slice(at, chunk.end))
  }
}
