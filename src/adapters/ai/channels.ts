/**
 * @module Streamed answers, several at once: each channel is a separate text, split at arbitrary positions. Text held
 * back when a channel ends is sent in one more part, modelled on the last one.
 */
import type { RoundTrip } from '../../types'
import { RESTORING, type RestoresParts, type Restoring } from '../../types/round-trip'

interface Channel<P> {
  readonly restoring: Restoring
  /** Returns the last part with different text. */
  withText: (text: string) => P
}

export class Channels<P> {
  readonly #session: RoundTrip & RestoresParts
  readonly #open = new Map<string, Channel<P>>()

  constructor(session: RoundTrip) {
    this.#session = session as RoundTrip & RestoresParts
  }

  /**
   * Returns the text of a channel that can be released after this part.
   *
   * @param withText - creates a part like this one
   */
  push(name: string, text: string, withText: (text: string) => P): string {
    const known = this.#open.get(name)
    const channel = known ?? { restoring: this.#session[RESTORING](), withText }
    channel.withText = withText
    if (known === undefined) this.#open.set(name, channel)
    return channel.restoring.push(text)
  }

  /** Ends a channel and returns the text held back in it. */
  close(name: string): string {
    const rest = this.#open.get(name)?.restoring.end() ?? ''
    this.#open.delete(name)
    return rest
  }

  /** Ends the channels whose names match, and returns parts with the text held back in them. */
  end(isMeant: (name: string) => boolean = () => true): P[] {
    const rests: P[] = []
    for (const [name, { restoring, withText }] of [...this.#open]) {
      if (!isMeant(name)) continue
      this.#open.delete(name)
      const rest = restoring.end()
      if (rest !== '') rests.push(withText(rest))
    }
    return rests
  }
}
