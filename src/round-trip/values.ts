/**
 * @module The values of one round trip, by label: in memory only, bounded in number and time. A label is given once; what is
 * forgotten never comes back under it.
 */

/** A value that stands behind a label. */
interface Kept {
  readonly label: string
  readonly key: string
  readonly value: string
  /** When it is forgotten, in milliseconds of the clock. */
  expires: number
}

/** What stands for text that only looks like a label. */
export const TYPED = 'label'

export class KeptValues {
  readonly #ttl: number
  readonly #most: number
  /** In the order in which they are forgotten. */
  readonly #byKey = new Map<string, Kept>()
  readonly #byLabel = new Map<string, Kept>()
  /** Numbers given so far, by word. */
  readonly #last = new Map<string, number>()
  /** Labels that somebody else wrote before it was their turn: they are passed over. */
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
   * The label of a value, without its brackets.
   *
   * @param canon - the same for every spelling of one thing
   * @param value - as it is written here
   */
  labelOf(word: string, canon: string, value: string): string {
    this.#sweep()
    const key = `${word} ${canon}`
    const known = this.#byKey.get(key)
    // Those written last are forgotten last.
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

  /** The value behind a label; undefined for one that was not given here, or whose value is forgotten. */
  valueOf(label: string): string | undefined {
    this.#sweep()
    return this.#byLabel.get(label)?.value
  }

  /**
   * What is to be written for text that looks like a label and was not written here: itself, or a label for it.
   *
   * @param text - as it stands
   * @param word - what it says
   */
  written(text: string, word: string, number: number): string {
    const label = `${word}-${number}`
    const isGiven = number <= (this.#last.get(word) ?? 0)
    // What was given and is forgotten can tell nothing any more.
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

  /** Values go when their time is over, also when nobody asks. */
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
    // What only waits is no reason for a program to go on.
    ;(this.#timer as { unref?(): void }).unref?.()
  }
}
