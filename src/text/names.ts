/**
 * @module The accessor `#names` for TypeScript: the meaning of unlisted names. Only TypeScript analyses names by stems;
 * the kernel calls its host (`kernel/asc/#names.ts`).
 */
import { Bytes } from '#memory'

/** Returns the rule for a name as `ruleOf` of `resolve/listed-names.ts` does, 0 for none. */
export type Understanding = (codes: Uint8Array, from: i32, to: i32) => i32

const known = /* @__PURE__ */ new WeakMap<Bytes, Understanding>()

/** Enables the analysis of unlisted names for this lexicon. */
export function setUnderstanding(lexicon: Bytes, understanding: Understanding): void {
  known.set(lexicon, understanding)
}

/** Returns the cached rule for a name; there is no cache here. */
export function rememberedRule(_text: Bytes, _from: i32, _to: i32): i32 {
  return -1
}

/** Caches the rule where there is a cache, and returns it. */
export function rememberRule(rule: i32): i32 {
  return rule
}

/** Returns the cached topics of a name, 0 if they are not cached. */
export function rememberedTopics(_text: Bytes, _from: i32, _to: i32): i32 {
  return 0
}

/** Caches the topics where there is a cache, and returns them. */
export function rememberTopics(topics: i32): i32 {
  return topics
}

/** Returns the rule for the unlisted name from `from` to `to`. */
export function understood(text: Bytes, from: i32, to: i32, lexicon: Bytes): i32 {
  return known.get(lexicon)?.(text, from, to) ?? 0
}
