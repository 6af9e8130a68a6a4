/**
 * @module The values of one round trip, by label: in memory only, limited in number and time. A label is used once; a
 * forgotten value never returns under it.
 */

/** A value and its label. */
interface Kept {
  readonly label: string
  readonly key: string
  readonly value: string
  /** Time at which it is forgotten, in milliseconds since 1970. */
  expires: number
}

/** Label word for text that only looks like a label. */
export const TYPED = 'label'

export class KeptValues {
  readonly #ttl: number
  readonly #most: number
  /** In order of expiry. */
  readonly #byKey = new Map<string, Kept>()
  readonly #byLabel = new Map<string, Kept>()
  /** Last number used, by word. */
  readonly #last = new Map<string, number>()
  /** Labels that occurred in input before they were used: they are skipped. */
  readonly #taken = new Set<string>()
  #timer: ReturnType<typeof setTimeout> | undefined

  constructor(ttl: number, most: number) {
    this.#ttl = ttl
    this.#most = most
  }

  get size(): number {
    this.#sweep()
    return this.#byKey.size
  }

  /**
   * Returns the label of a value, without its brackets.
   *
   * @param canon - the same for every spelling of a value
   * @param value - as written here
   */
  labelOf(word: string, canon: string, value: string): string {
    this.#sweep()
    const key = `${word} ${canon}`
    const known = this.#byKey.get(key)
    // The most recently written value expires last.
    if (known !== undefined) this.#byKey.delete(key)
    const kept = known ?? { label: this.#next(word), key, value, expires: 0 }
    kept.expires = Date.now() + this.#ttl
    this.#byKey.set(key, kept)
    this.#byLabel.set(kept.label, kept)
    if (this.#byKey.size > this.#most) this.#forget(this.#byKey.values().next().value as Kept)
    this.#wait()
    return kept.label
  }

  #next(word: string): string {
    let number = this.#last.get(word) ?? 0
    do number++
    while (this.#taken.delete(`${word}-${number}`))
    this.#last.set(word, number)
    return `${word}-${number}`
  }

  /** Returns the value of a label; undefined for one that was not used here, or whose value is forgotten. */
  valueOf(label: string): string | undefined {
    this.#sweep()
    return this.#byLabel.get(label)?.value
  }

  /**
   * Returns what to write for input that looks like a label: the text itself, or a label for it.
   *
   * @param text - as written
   * @param word - the word in it
   */
  written(text: string, word: string, number: number): string {
    const label = `${word}-${number}`
    const isGiven = number <= (this.#last.get(word) ?? 0)
    // A label whose value is forgotten reveals nothing any more.
    if (isGiven ? this.valueOf(label) === undefined : this.#take(label)) return text
    return `[${this.labelOf(TYPED, text, text)}]`
  }

  #take(label: string): boolean {
    if (this.#taken.size >= this.#most && !this.#taken.has(label)) return false
    this.#taken.add(label)
    return true
  }

  clear(): void {
    this.#byKey.clear()
    this.#byLabel.clear()
    clearTimeout(this.#timer)
    this.#timer = undefined
  }

  #forget({ key, label }: Kept): void {
    this.#byKey.delete(key)
    this.#byLabel.delete(label)
  }

  #sweep(): void {
    const now = Date.now()
    for (const kept of this.#byKey.values()) {
      if (kept.expires > now) return
      this.#forget(kept)
    }
  }

  /** Forgets expired values even without further calls. */
  #wait(): void {
    const first = this.#byKey.values().next()
    if (this.#timer !== undefined || first.done) return
    this.#timer = setTimeout(
      () => {
        this.#timer = undefined
        this.#sweep()
        this.#wait()
      },
      Math.max(1, first.value.expires - Date.now()),
    )
    // The timer must not keep the process alive.
    ;(this.#timer as { unref?(): void }).unref?.()
  }
}
