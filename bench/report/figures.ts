/**
 * @module Figures as people read them: three digits that count, shares, and means of ratios.
 */
import type { Spread } from '../rounds'

/** A figure with three digits that count. */
export function figure(exact: number): string {
  const value = Number(exact.toPrecision(3))
  if (value >= 100) return Math.round(exact).toLocaleString('en-US')
  if (value >= 10) return value.toFixed(1)
  return value >= 1 ? value.toFixed(2) : value.toPrecision(3)
}

/** A spread's two ends, as figures. */
export function ends({ min, max }: Spread): string {
  return `[${figure(min)}–${figure(max)}]`
}

/** How far the farther end lies from the median. */
export function margin({ median, min, max }: Spread): string {
  return `±${Math.round((100 * Math.max(max - median, median - min)) / median)}%`
}

/** A share in percent; whole and none are only said where nothing is missing and nothing there. */
export function percent(part: number, whole: number): string {
  if (whole === 0) return '–'
  const share = (100 * part) / whole
  if (part === 0 || part === whole) return `${share} %`
  return `${Math.min(99.9, Math.max(0.1, share)).toFixed(1)} %`
}

/** The mean for speeds and ratios: twice as fast here and half as fast there is level. */
export function geometricMean(figures: readonly number[]): number {
  return Math.exp(figures.reduce((sum, value) => sum + Math.log(value), 0) / figures.length)
}

/** `a`, `a and b`, `a, b and c`. */
export function listed(names: readonly string[]): string {
  return new Intl.ListFormat('en-GB').format(names)
}

/** `1 row`, `2 rows`. */
export function counted(count: number, noun: string): string {
  return `${count.toLocaleString('en-US')} ${noun}${count === 1 ? '' : 's'}`
}
