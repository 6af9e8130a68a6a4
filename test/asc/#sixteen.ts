/**
 * The kernel's questions about sixteen codes at once, each counted as one step. The answers are the kernel's own; its
 * file is found through `--path .`.
 */
import { countStep } from '#memory'
import { copyOrdinary as copyOrdinaryOf, digitRun as digitRunOf, notables as notablesOf, versionBegins as versionBeginsOf, wordBefore as wordBeforeOf, wordFrom as wordFromOf } from 'src/kernel/asc/#sixteen'

export { lowestBit } from 'src/kernel/asc/#sixteen'

export function notables(bytes: usize, at: i32): i32 {
  countStep()
  return notablesOf(bytes, at)
}

export function versionBegins(bytes: usize, at: i32): i32 {
  countStep()
  return versionBeginsOf(bytes, at)
}

export function digitRun(bytes: usize, at: i32, most: i32): i32 {
  countStep()
  return digitRunOf(bytes, at, most)
}

export function wordFrom(bytes: usize, at: i32): i32 {
  countStep()
  return wordFromOf(bytes, at)
}

export function wordBefore(bytes: usize, at: i32): i32 {
  countStep()
  return wordBeforeOf(bytes, at)
}

export function copyOrdinary(bytes: usize, at: i32, end: i32, codes: usize, to: i32, inQuery: bool, sign: i32): i32 {
  const length = copyOrdinaryOf(bytes, at, end, codes, to, inQuery, sign)
  for (let i: i32 = 0; i <= length; i += 16) countStep()
  return length
}
