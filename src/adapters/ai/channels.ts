/**
 * @module Answers that come in parts, several at once: each is a text of its own, whose parts are cut anywhere. What waits in
 * one when it ends is sent in one more part, made like its last one.
 */
import { RESTORING, type RestoresParts, type Restoring } from '../../round-trip/types'
import type { RoundTrip } from '../../types'

interface Channel<P> {
  readonly restoring: Restoring
  /** The last part with another text in it. */
  withText: (text: string) => P
}

export class Channels<P> {
  readonly #session: RoundTrip & RestoresParts
  readonly #open = new Map<string, Channel<P>>()

  constructor(session: RoundTrip) {
    this.#session = session as RoundTrip & RestoresParts
  }

  /**
   * What may leave of a channel when more of it comes.
   *
   * @param withText - makes a part like this one
   */
  push(name: string, text: string, withText: (text: string) => P): string {
    const known = this.#open.get(name)
    const channel = known ?? { restoring: this.#session[RESTORING](), withText }
    channel.withText = withText
    if (known === undefined) this.#open.set(name, channel)
    return channel.restoring.push(text)
  }

  /** Ends one, and gives the text that waited in it. */
  close(name: string): string {
    const rest = this.#open.get(name)?.restoring.end() ?? ''
    this.#open.delete(name)
    return rest
  }

  /** Ends those channels that a name is asked of, and gives what waited in them. */
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
