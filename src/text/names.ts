/**
 * @module The accessor `#names`, as TypeScript sees it: what a name means that nobody listed. Names are read by stems, in
 * TypeScript only; the kernel asks its host (`scan/asc/#names.ts`).
 */
import { Bytes } from '#memory'

/** What the codes of a name come to: 0 for nothing, else as `ruleOf` of `resolve/listed.ts` says it. */
export type Understanding = (codes: Uint8Array, from: i32, to: i32) => i32

const known = /* @__PURE__ */ new WeakMap<Bytes, Understanding>()

/** Has names understood wherever this lexicon is read. */
export function setUnderstanding(lexicon: Bytes, understanding: Understanding): void {
  known.set(lexicon, understanding)
}

/** What a list says of a name, where it is remembered: nowhere here. */
export function rememberedRule(_text: Bytes, _from: i32, _to: i32): i32 {
  return -1
}

/** Remembers it where there is a place for it, and returns it. */
export function rememberRule(rule: i32): i32 {
  return rule
}

/** The same of all that a name says; 0 where it is not remembered. */
export function rememberedTopics(_text: Bytes, _from: i32, _to: i32): i32 {
  return 0
}

/** Remembers it where there is a place for it, and returns it. */
export function rememberTopics(topics: i32): i32 {
  return topics
}

/** What the name from `from` to `to` comes to. */
export function understood(text: Bytes, from: i32, to: i32, lexicon: Bytes): i32 {
  return known.get(lexicon)?.(text, from, to) ?? 0
}
