/** @module The script of the speed page: shows what was chosen. */
import { rowsHtml, type Work } from './rows'

const works = JSON.parse(document.getElementById('data')?.textContent ?? '[]') as Work[]

const form = document.querySelector('form') as HTMLFormElement
const hidden = new Set<string>()

function select(name: string): HTMLSelectElement {
  return form.elements.namedItem(name) as HTMLSelectElement
}

function show(): void {
  const work = works[select('work').selectedIndex] as Work
  const haystack = select('haystack').selectedIndex
  const isLinear = select('scale').value === 'linear'
  const put = (id: string, html: string) => {
    ;(document.getElementById(id) as HTMLElement).innerHTML = html
  }
  put('rows', rowsHtml({ work, haystack, hidden, isLinear }))
  ;(document.getElementById('about') as HTMLElement).textContent = work.about
  ;(document.getElementById('reference') as HTMLElement).textContent = `${work.reference} is`
}

function begin(): void {
  const work = works[select('work').selectedIndex] as Work
  const before = select('haystack').value
  select('haystack').replaceChildren(...work.haystacks.map((name) => new Option(name, name)))
  if (work.haystacks.includes(before)) select('haystack').value = before
  const boxes = work.contenders.map(({ name }) => {
    const label = document.createElement('label')
    const box = Object.assign(document.createElement('input'), {
      type: 'checkbox',
      value: name,
      checked: !hidden.has(name),
    })
    label.append(box, ` ${name}`)
    return label
  })
  document.getElementById('contenders')?.replaceChildren(...boxes)
  show()
}

form.hidden = false
form.addEventListener('change', ({ target }) => {
  const { type, value, checked } = target as HTMLInputElement
  if (type === 'checkbox') {
    if (checked) hidden.delete(value)
    else hidden.add(value)
  }
  if (target === select('work')) begin()
  else show()
})
begin()
