/** @module The few SVG shapes that a chart needs, as strings with escaped text. */

import { escaped } from './html'

type Attributes = { readonly [name: string]: string | number }

/** Rounds to tenths of a pixel: reproducible and short. */
const rounded = (value: string | number) => (typeof value === 'number' ? String(Math.round(value * 10) / 10) : value)

export function element(name: string, attributes: Attributes, content?: string): string {
  const pairs = Object.entries(attributes).map(([key, value]) => ` ${key}="${escaped(rounded(value))}"`)
  return content === undefined ? `<${name}${pairs.join('')}/>` : `<${name}${pairs.join('')}>${content}</${name}>`
}

export function label(x: number, y: number, text: string, attributes: Attributes = {}): string {
  return element('text', { x, y, ...attributes }, escaped(text))
}

export function bar(x: number, y: number, width: number, height: number, fill: string): string {
  return element('rect', { x, y, width, height, rx: 2, fill })
}

export function line(x1: number, y1: number, x2: number, y2: number, stroke: string): string {
  return element('line', { x1, y1, x2, y2, stroke })
}
