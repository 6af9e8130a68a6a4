/** @module The playground: reads the form and the text on the page, and shows findings. Nothing is stored or sent. */
import { MORE_KINDS } from '../kinds/rows'
import { reportPolicy } from '../policy/policy'
import { createRedactor } from '../redactor'
import type { Finding, Redactor } from '../types'
import { Card, isLeft, type Marked } from './card'
import { EXAMPLES } from './examples'
import { MarkedText, type Span } from './marks'
import { optionsOf, POLICIES, USUAL_KINDS } from './options'
import { ACTION_CHOICES, EN, type Words } from './words/en'
import { NB } from './words/nb'
import { SV } from './words/sv'

const WORDS: { readonly [language: string]: Words } = { en: EN, sv: SV, nb: NB }
const FORMATS = ['auto', 'text', 'json', 'yaml', 'csv', 'tsv'] as const
/** Longer texts are processed after a pause in typing. */
const LONG = 100_000
const PAUSE_MS = 250
/** Announcements wait, or a screen reader would read one for every letter. */
const SAID_MS = 600

function byId<E extends HTMLElement>(id: string): E {
  return document.getElementById(id) as E
}

const form = byId<HTMLFormElement>('options')
const input = byId<HTMLTextAreaElement>('text')
const found = new MarkedText(byId('found'))
const output = new MarkedText(byId('output'))
const card = new Card(byId('card'))
const language = byId<HTMLSelectElement>('language')

let words = EN
let redactor: Redactor | undefined
let marked: readonly Marked[] = []
let waiting = 0
let saying = 0

function control<E extends HTMLElement>(name: string): E {
  return form.elements.namedItem(name) as unknown as E
}

function choose(name: string, choices: readonly (readonly [value: string, text: string])[]): void {
  const select = control<HTMLSelectElement>(name)
  const { value } = select
  select.replaceChildren(...choices.map(([value, text]) => new Option(text, value)))
  if (choices.some(([one]) => one === value)) select.value = value
}

function kindBox(kind: string, isChecked: boolean): HTMLElement {
  const label = document.createElement('label')
  const box = Object.assign(document.createElement('input'), { type: 'checkbox', name: 'kinds', value: kind })
  box.defaultChecked = isChecked
  const name = document.createElement('span')
  name.dataset.kind = kind
  label.append(box, name)
  return label
}

/** Shows the card of the mark under the pointer or with the focus. */
function showCard({ target }: Event): void {
  const mark = (target as Element).closest?.<HTMLElement>('#found mark')
  const one = marked[Number(mark?.dataset.index)]
  if (mark && one !== undefined) card.show(mark, one, words)
}

function onKey(event: KeyboardEvent): void {
  if (event.key === 'Escape') card.hide()
  const mark = (event.target as Element).closest<HTMLElement>('#found mark')
  const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key]
  if (mark === null || step === undefined) return
  event.preventDefault()
  found.focus(Number(mark.dataset.index) + step)
}

/** Returns findings, and candidates between them; in container logs one finding may contain another. */
function marksOf(text: string, findings: readonly Finding[]): readonly Marked[] {
  const isAsked = control<HTMLInputElement>('considered').checked && text.length <= LONG
  const left = isAsked ? (redactor?.explain(text).filter((candidate) => !candidate.found) ?? []) : []
  const free = left.filter(({ start, end }) => !findings.some((one) => one.start < end && start < one.end))
  let end = 0
  return [...findings, ...free]
    .sort((a, b) => a.start - b.start)
    .filter((one) => {
      const isFree = one.start >= end
      if (isFree) end = one.end
      return isFree
    })
}

function spanOf(one: Marked): Span {
  return { start: one.start, end: one.end, name: isLeft(one) ? 'left' : one.kind }
}

function showCounts(findings: readonly Finding[]): void {
  const counts = new Map<string, number>()
  for (const { kind } of findings) counts.set(kind, (counts.get(kind) ?? 0) + 1)
  const items = [...counts].map(([kind, count]) => {
    const item = document.createElement('li')
    const mark = Object.assign(document.createElement('mark'), { className: kind })
    mark.textContent = `${words.kinds[kind] ?? kind} ${count}`
    item.append(mark)
    return item
  })
  byId('counts').replaceChildren(...items)
}

function tell(findings: number, isWithheld: boolean, ms: number): void {
  const { told } = words
  const figure = new Intl.NumberFormat(language.value)
  const shown = findings === 1 ? told.one : told.more.replace('{}', figure.format(findings))
  const said = [findings === 0 ? told.nothing : shown, ...(isWithheld ? [told.withheld] : [])].join('; ')
  clearTimeout(saying)
  saying = window.setTimeout(() => {
    byId('told').textContent = said
  }, SAID_MS)
  const engine = redactor?.engine === 'simd' ? told.kernel : told.twin
  byId('engine').textContent =
    `${told.time.replace('{}', ms < 10 ? ms.toFixed(1) : figure.format(Math.round(ms)))}, ${engine}`
}

function work(): void {
  card.hide()
  if (redactor === undefined) return
  const text = input.value
  const begin = performance.now()
  const done = redactor.process(text)
  const ms = performance.now() - begin
  marked = marksOf(text, done.findings)
  found.show(text, marked.map(spanOf))
  // A long text is shown in two steps, so that the page stays responsive.
  if (text.length > LONG) setTimeout(() => output.show(done.output, []))
  else output.show(done.output, [])
  showCounts(done.findings)
  tell(done.findings.length, text !== '' && done.output === '' && done.policy !== undefined, ms)
}

/** Disables options that a policy decides. */
function purposes(): void {
  const policy = POLICIES.find(({ id }) => id === control<HTMLSelectElement>('policy').value)
  const report = policy && reportPolicy(policy, Date.now(), [], language.value as 'en')
  const titles = (report?.purposes ?? []).map(({ id, title }) => [id, title] as const)
  choose('purpose', [['', words.noPurpose], ...titles])
  control<HTMLSelectElement>('purpose').disabled = policy === undefined
  for (const name of ['action', 'fields']) control<HTMLInputElement>(name).disabled = policy !== undefined
  for (const box of byId('kinds').querySelectorAll('input')) box.disabled = policy !== undefined
}

function makeRedactor(): void {
  const trouble = byId('trouble')
  try {
    redactor = createRedactor(optionsOf(new FormData(form)))
    trouble.hidden = true
  } catch (error) {
    trouble.textContent = (error as Error).message
    trouble.hidden = false
    return
  }
  work()
}

function translate(): void {
  words = WORDS[language.value] ?? EN
  document.documentElement.lang = language.value
  for (const element of document.querySelectorAll<HTMLElement>('[data-word]'))
    element.textContent = words.page[element.dataset.word ?? ''] ?? ''
  for (const element of document.querySelectorAll<HTMLElement>('[data-label]'))
    element.setAttribute('aria-label', words.page[element.dataset.label ?? ''] ?? '')
  for (const element of document.querySelectorAll<HTMLElement>('[data-kind]'))
    element.textContent = words.kinds[element.dataset.kind ?? ''] ?? element.dataset.kind ?? ''
  for (const button of byId('examples').children as Iterable<HTMLButtonElement>)
    button.textContent = words.examples[button.value as keyof typeof EXAMPLES]
  choose('confidence', Object.entries(words.confidence))
  choose(
    'action',
    ACTION_CHOICES.map((action) => [action, words.actions[action]]),
  )
  choose(
    'format',
    FORMATS.map((format) => [format, words.formats[format as 'auto'] ?? format]),
  )
  choose('policy', [['', words.noPolicy], ...Object.entries(words.policies)])
  purposes()
}

function useExample(name: keyof typeof EXAMPLES): void {
  input.value = EXAMPLES[name]
  control<HTMLSelectElement>('format').value = name === 'table' ? 'csv' : 'auto'
  makeRedactor()
}

function begin(): void {
  const wanted = [location.hash.slice(1), ...navigator.languages.map((name) => name.slice(0, 2))]
  const known = wanted.map((name) => (name === 'no' || name === 'nn' ? 'nb' : name))
  language.value = known.find((name) => Object.hasOwn(WORDS, name)) ?? 'en'
  byId('kinds').append(...USUAL_KINDS.map((kind) => kindBox(kind, true)))
  byId('more-kinds').append(...MORE_KINDS.map((kind) => kindBox(kind, false)))
  const examples = Object.keys(EXAMPLES).map((name) => {
    const button = Object.assign(document.createElement('button'), { type: 'button', value: name })
    button.addEventListener('click', () => useExample(name as keyof typeof EXAMPLES))
    return button
  })
  byId('examples').append(...examples)
  translate()
  // The first call creates the kernel, so it is not representative for timing.
  createRedactor().redact(EXAMPLES.log)
  control<HTMLSelectElement>('confidence').value = 'medium'
  useExample('log')
}

language.addEventListener('change', () => {
  translate()
  makeRedactor()
})
form.addEventListener('submit', (event) => event.preventDefault())
form.addEventListener('change', (event) => {
  if (event.target === control('policy')) purposes()
  makeRedactor()
})
// As an undoable edit, a mebibyte takes Chromium half a minute.
input.addEventListener('paste', (event) => {
  const text = event.clipboardData?.getData('text/plain') ?? ''
  if (text.length <= LONG) return
  event.preventDefault()
  input.setRangeText(text, input.selectionStart, input.selectionEnd, 'end')
  input.dispatchEvent(new Event('input'))
})
input.addEventListener('input', () => {
  clearTimeout(waiting)
  waiting = window.setTimeout(work, input.value.length > LONG ? PAUSE_MS : 0)
})
for (const radio of document.querySelectorAll<HTMLInputElement>('[name="view"]')) {
  radio.addEventListener('change', () => {
    card.hide()
    for (const id of ['found', 'output']) byId(id).hidden = radio.value !== id
  })
}
const sheet = byId('found')
for (const event of ['mouseover', 'focusin', 'click']) sheet.addEventListener(event, showCard)
for (const event of ['mouseleave', 'focusout', 'scroll']) sheet.addEventListener(event, () => card.hide())
document.addEventListener('keydown', onKey)
window.addEventListener('scroll', () => card.hide(), { passive: true })

begin()
