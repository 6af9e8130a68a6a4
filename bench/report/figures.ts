/** @module Human-readable figures: three significant digits, shares, and means of ratios. */
import type { Spread } from '../rounds'

/** Formats a figure with three significant digits. */
export function figure(exact: number): string {
  const value = Number(exact.toPrecision(3))
  if (value >= 100) return Math.round(exact).toLocaleString('en-US')
  if (value >= 10) return value.toFixed(1)
  return value >= 1 ? value.toFixed(2) : value.toPrecision(3)
}

/** Formats both ends of a spread. */
export function ends({ min, max }: Spread): string {
  return `[${figure(min)}–${figure(max)}]`
}

/** Formats the distance of the farther end from the median. */
export function margin({ median, min, max }: Spread): string {
  return `±${Math.round((100 * Math.max(max - median, median - min)) / median)}%`
}

/** Formats a share in percent; 0 and 100 only if exact. */
export function percent(part: number, whole: number): string {
  if (whole === 0) return '–'
  const share = (100 * part) / whole
  if (part === 0 || part === whole) return `${share} %`
  return `${Math.min(99.9, Math.max(0.1, share)).toFixed(1)} %`
}

/** Returns the mean for speeds and ratios: twice as fast here and half as fast there is equal. */
export function geometricMean(figures: readonly number[]): number {
  return Math.exp(figures.reduce((sum, value) => sum + Math.log(value), 0) / figures.length)
}

/** Formats `a`, `a and b`, `a, b and c`. */
export function listed(names: readonly string[]): string {
  return new Intl.ListFormat('en-GB').format(names)
}

/** Formats `1 row`, `2 rows`. */
export function counted(count: number, noun: string): string {
  return `${count.toLocaleString('en-US')} ${noun}${count === 1 ? '' : 's'}`
}
