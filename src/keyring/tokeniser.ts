/**
 * @module Creates tokens for values: the key of the day, a derived key for each domain, and a bounded cache. The cache
 * contains values in clear text, like the text they came from; it is cleared with its epoch.
 */
import type { GivesTokens, TokensOf } from '../act/pseudonymise'
import { SEEK, TOKEN } from '../act/pseudonymise'
import { type GivesSurrogates, SURROGATE, type SurrogateHow } from '../act/surrogate'
import { canonical, type Spelling } from '../canonical/canonical'
import { timeOf } from '../input/day'
import type { Call, Context, KeyInfo, KeyProblem, Keyring, Pseudonymisation } from '../types'
import { AddressCipher, CIPHER } from './address-cipher'
import { Cache } from './cache'
import { randomTag, type Tagger, type TokenDomain } from './derive'
import { epochOf, isShorter } from './epoch'
import { keyFor, type RingEntry } from './keys'
import { seek } from './seek'
import { Draw } from './surrogates/draw'
import { makerOf, subjectOf } from './surrogates/table'
import type { TestNumbers } from './surrogates/test-numbers'
import { codeOf, isAddressToken, type TokenCode, writeAddressToken, writeToken } from './token'

/** Receives each token that was not seen recently, with its value in canonical form, to seal it. */
export type OnToken = (token: string, value: string, code: TokenCode) => void

/** The options of a ring, in addition to its keys. */
interface TokeniserOptions {
  readonly onToken: OnToken | undefined
  /** Called once for each reason why values were masked. */
  readonly report: (problem: KeyProblem) => void
  /** Number of cached values. */
  readonly cacheSize: number
  /** Published test numbers. */
  readonly numbers: TestNumbers
}

/** The scope of a token or surrogate, and what distinguishes several of the same value. */
type Reach = Pick<Required<Pseudonymisation>, 'scope' | 'epoch'> & { readonly as: string }

/** Number of cached derived keys: tenants and purposes in use at the same time. */
const MOST_TAGGERS = 256
const SPACE = '\u0000'

/** A key ring that creates tokens and surrogates. */
export class TokenRing implements Keyring, GivesTokens, GivesSurrogates {
  readonly #keys: readonly RingEntry[]
  readonly #options: TokeniserOptions
  readonly #tokens: Cache<string>
  readonly #taggers = new Cache<Tagger>(MOST_TAGGERS)
  readonly #ciphers = new Cache<AddressCipher>(MOST_TAGGERS)
  /** Tokens already reported: another spelling of a value has the same token. */
  readonly #told: Cache<true>
  readonly #documents = new WeakMap<Call, string>()
  readonly #problems: { [reason in KeyProblem]?: number } = {}
  #today = 0
  #key: RingEntry | undefined
  /** The latest context and settings, and their cache key prefix. */
  #context: Context | undefined
  #how: Reach | undefined
  #prefix = ''

  constructor(keys: readonly RingEntry[], options: TokeniserOptions) {
    this.#keys = keys
    this.#options = options
    this.#tokens = new Cache(options.cacheSize)
    this.#told = new Cache(options.cacheSize)
  }

  get keys(): readonly KeyInfo[] {
    return this.#keys.map(({ info }) => info)
  }

  get problems(): { readonly [reason in KeyProblem]?: number } {
    return { ...this.#problems }
  }

  [TOKEN](value: Spelling, call: Call, how: Required<Pseudonymisation>): string | undefined {
    return this.#remembered(value, call, how, (key) => this.#made(key, value, call, how))
  }

  [SURROGATE](value: Spelling, call: Call, how: SurrogateHow): string | undefined {
    return this.#remembered(value, call, how, (key) => this.#surrogate(key, value, call, how))
  }

  /** Returns what was recently created for a value, or creates it. */
  #remembered(value: Spelling, call: Call, how: Reach, make: (key: RingEntry) => string | undefined) {
    const key = this.#keyOn(call.today)
    if (key === undefined) return undefined
    if (how.scope === 'transaction') return make(key)
    const remembered = `${this.#prefixOf(call, how)}${value.kind}${SPACE}${value.variant.length}${SPACE}${value.variant}${SPACE}${value.text}`
    const known = this.#tokens.get(remembered)
    if (known !== undefined) return known
    const token = make(key)
    if (token !== undefined) this.#tokens.set(remembered, token)
    return token
  }

  [SEEK](tokens: readonly string[], isNeeded: (token: string) => boolean): TokensOf {
    return seek(this.#keys, tokens, isNeeded)
  }

  /**
   * Returns the key of a day. Derived keys are cached for an epoch, tokens for a day, because centuries depend on the
   * day.
   */
  #keyOn(today: number): RingEntry | undefined {
    if (today !== this.#today) {
      const key = keyFor(this.#keys, today)
      if (key !== this.#key) this.#taggers.clear()
      if (key !== this.#key) this.#ciphers.clear()
      this.#tokens.clear()
      this.#key = key
      this.#today = today
      // A rule's own epoch may have started.
      this.#how = undefined
    }
    const key = this.#key
    if (key === undefined || key.isLocked) this.#problem(key === undefined ? 'no-key' : 'locked-key')
    return key?.isLocked ? undefined : key
  }

  /** Returns a cache key for the domain of a call's tokens. Lengths come first, so that names cannot be confused. */
  #prefixOf(call: Call, how: Reach): string {
    const { context } = call
    const isDocument = how.scope === 'document'
    if (context === this.#context && how === this.#how && !isDocument) return this.#prefix
    const { tenant = '', purpose = '' } = context
    const document = isDocument ? this.#documentOf(call) : ''
    const lengths = `${tenant.length} ${purpose.length} ${document.length}`
    const epoch = this.#epochOf(how)
    this.#prefix = `${[how.scope, how.as, epoch, lengths, tenant, purpose, document].join(SPACE)}${SPACE}`
    this.#context = context
    this.#how = how
    return this.#prefix
  }

  #documentOf(call: Call): string {
    if (call.context.document !== undefined) return call.context.document
    let name = this.#documents.get(call)
    if (name === undefined) {
      name = randomTag()
      this.#documents.set(call, name)
    }
    return name
  }

  #made(key: RingEntry, value: Spelling, call: Call, how: Required<Pseudonymisation>): string | undefined {
    const canon = canonical(value, call.today)
    if (canon === undefined) this.#problem('no-canonical-form')
    if (canon === undefined || isAddressToken(canon)) return canon
    const code = codeOf(value.kind)
    // A transaction token is unique to one occurrence.
    const tag = how.scope === 'transaction' ? randomTag : this.#tagger(key, code, call, how)
    const token = { code, kid: key.kid, tag: tag(canon) }
    const isAddress = how.as === 'address' && code === 'em'
    const text = isAddress ? writeAddressToken(token, tag(canon.slice(canon.lastIndexOf('@')))) : writeToken(token)
    this.#tell(text, canon, code)
    return text
  }

  /** Creates a surrogate, drawn with a separate key for each type of value. */
  #surrogate(key: RingEntry, value: Spelling, call: Call, how: SurrogateHow): string | undefined {
    const subject = subjectOf(value)
    const made = makerOf(subject)?.(value, {
      today: call.today,
      keep: how.keep,
      ip: how.ip,
      numbers: this.#options.numbers,
      drawn: (canon) =>
        new Draw(how.scope === 'transaction' ? randomTag : this.#tagger(key, `surrogate/${subject}`, call, how), canon),
      cipher: () => this.#cipher(key, call, how),
    })
    if (made === undefined) this.#problem('no-surrogate')
    return made
  }

  #cipher(key: RingEntry, call: Call, how: Reach): AddressCipher {
    const name = this.#prefixOf(call, how)
    const known = this.#ciphers.get(name)
    if (known !== undefined) return known
    const cipher = new AddressCipher(key.derived(this.#domain(CIPHER, call, how)) as Uint8Array)
    this.#ciphers.set(name, cipher)
    return cipher
  }

  /** Returns the token's epoch if it is shorter than that of the key. */
  #epochOf({ epoch }: Reach): string {
    const isOwn = this.#key !== undefined && isShorter(epoch, this.#key.epoch)
    return isOwn ? epochOf(epoch, timeOf(this.#today)).name : ''
  }

  #tagger(key: RingEntry, code: string, call: Call, how: Reach): Tagger {
    const name = `${this.#prefixOf(call, how)}${code}`
    const known = this.#taggers.get(name)
    if (known !== undefined) return known
    const tagger = key.tagger(this.#domain(code, call, how)) as Tagger
    this.#taggers.set(name, tagger)
    return tagger
  }

  #domain(code: string, call: Call, how: Reach): TokenDomain {
    const { tenant = '', purpose = '' } = call.context
    const isDocument = how.scope === 'document'
    const document = isDocument ? this.#documentOf(call) : ''
    const scope = isDocument ? 'document' : 'relationship'
    return { scope, code, tenant, purpose, document, epoch: this.#epochOf(how) }
  }

  #tell(token: string, canon: string, code: TokenCode): void {
    const { onToken } = this.#options
    if (onToken === undefined || this.#told.get(token) !== undefined) return
    try {
      onToken(token, canon, code)
      this.#told.set(token, true)
    } catch {
      // The value could not be sealed: the token is valid, but cannot be revealed.
      this.#problem('store-failed')
    }
  }

  #problem(problem: KeyProblem): void {
    const times = this.#problems[problem] ?? 0
    this.#problems[problem] = times + 1
    if (times === 0) this.#options.report(problem)
  }
}
