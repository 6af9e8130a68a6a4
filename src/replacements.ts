/**
 * @module The vocabulary of what is written instead of a value: actions, for whom and what for, and key rings. Users and
 * stages take it from `types.ts`.
 */

/** What is done with a finding. */
export type Action =
  /** Report it and leave it as it is. */
  | 'keep'
  /** A constant label, `[personnummer]`: leaks neither length nor date. */
  | 'mask'
  /** Remove it. */
  | 'remove'
  /** A keyed token, the same for every spelling of one value: needs a `keyring`. */
  | 'pseudonymise'
  /** Part of the value: {@link Generalisation} with its defaults. */
  | 'generalise'
  /** `label` is the same as `'mask'`; `stars` writes one `*` per character. */
  | { readonly mask: 'label' | 'stars' }
  | { readonly pseudonymise: TokenScope | Pseudonymisation }
  | { readonly generalise: Generalisation }
  /** A value of the same form that belongs to nobody: {@link Surrogate} with its defaults. Needs a `keyring`. */
  | 'surrogate'
  | { readonly surrogate: Surrogate }
  /** The first or last characters, and three stars: see {@link PartialMask}. */
  | { readonly partial: PartialMask }

/**
 * Where one value keeps one token: within a tenant, purpose and epoch (`relationship`); within one call, stream or
 * `context.document` (`document`); or nowhere, with a new token each time (`transaction`).
 */
export type TokenScope = 'relationship' | 'document' | 'transaction'

/** Languages of labels of fields: Swedish, Norwegian, English. */
export type LabelLanguage = 'sv' | 'nb' | 'en'

/** How a token is made and written. */
export interface Pseudonymisation {
  /** Default: `relationship`. */
  readonly scope?: TokenScope
  /** `address` writes e-mail as `p-<tag>@<domain tag>.invalid`, which other programs accept as an address. */
  readonly as?: 'token' | 'address'
  /**
   * The longest time that one value keeps one token: an epoch shorter than the ring's. Whoever has the key can still link the
   * tokens as long as the key exists. Default: `none`, as long as the key.
   */
  readonly epoch?: 'day' | 'week' | 'month' | 'none'
}

/** Which part of a value is kept. A kind that has no such part is masked with its label. */
export interface Generalisation {
  /** Bits of an IPv4 address that stay, 8 to 24; the rest becomes 0. Default: 24. */
  readonly v4?: number
  /** Bits of an IPv6 address that stay, 16 to 64. Default: 48. */
  readonly v6?: number
  /** Identity numbers: the year of birth (default), or the age in bands of 5 or 10 years. */
  readonly birth?: 'year' | 'age5' | 'age10'
  /** Age from which all ages are written alike, 60 to 110. Default: 90. */
  readonly topAge?: number
  /** Identity numbers: keep the sex, if the number encodes it. Default: false. */
  readonly sex?: boolean
  /** E-mail: domains to keep, large enough to identify nobody. Default: none. */
  readonly domains?: readonly string[]
}

/**
 * How a surrogate is made: a value of the same form that belongs to nobody, the same for every spelling. A value without a
 * surrogate is masked with its label. `docs/how-to/surrogates.md` says where they come from, and how often two values share one.
 */
export interface Surrogate {
  /**
   * What stays true in national numbers and birth dates: the sex, and the decade of birth (1980 to 1989). Default: nothing.
   */
  readonly keep?: readonly ('sex' | 'ageBand')[]
  /**
   * IP addresses: `documentation` (default) draws from the ranges of RFC 5737 and RFC 3849. `encrypt` (ipcrypt-pfx) preserves
   * which addresses share a network, may write somebody's real address, and can be decrypted with the key ring.
   */
  readonly ip?: 'documentation' | 'encrypt'
  /** Where one value keeps one surrogate. Default: `relationship`. */
  readonly scope?: TokenScope
  /** The longest time, as in {@link Pseudonymisation}. Default: `none`, as long as the key. */
  readonly epoch?: 'day' | 'week' | 'month' | 'none'
}

/**
 * How many characters stay readable at the beginning and end of a value. Refused for e-mail and IP addresses, and where fewer
 * than 1,000 national numbers would fit. A value is masked with its label unless six characters, and half of it, are hidden.
 */
export interface PartialMask {
  readonly first?: number
  readonly last?: number
}

/**
 * For whom and for what purpose a text is processed. Tokens of different tenants or purposes have nothing in common. If a
 * policy needs something that the context does not say, it denies.
 */
export interface Context {
  readonly tenant?: string
  readonly purpose?: string
  /** Name of the file, request or message, for tokens of the scope `document`. */
  readonly document?: string
  readonly recipient?: string
  /** Country (ISO 3166-1 alpha-2) where the output goes, if it is not where the recipient is. */
  readonly region?: string
  /** Role of the person who asks. */
  readonly role?: string
  /** The case this belongs to. */
  readonly case?: string
  /** Whether the person consented to this purpose and recipient. */
  readonly consent?: boolean
  readonly activeCustomer?: boolean
  readonly optOut?: boolean
  /** Whether the person objected to processing based on a legitimate interest (GDPR article 21); an opt-out counts as one. */
  readonly objection?: boolean
  /** Whether the person made the request themselves. */
  readonly request?: boolean
}

/** A key ring, made by `sladd/keyring`. It never exposes its keys. */
export interface Keyring {
  /** Names and status of the keys, without the keys. */
  readonly keys: readonly KeyInfo[]
  /** How many values were masked because no token could be written, by reason. */
  readonly problems: { readonly [reason in KeyProblem]?: number }
}

/** The public facts about a key. */
export interface KeyInfo {
  readonly kid: string
  /** `2026-11`, `2026-W47`, `2026-11-22`, or `none`. */
  readonly epoch: string
  readonly status: 'pending' | 'primary' | 'lookup' | 'destroyed'
  /** First day, and the day after the last one; undefined means no end. UTC, `YYYY-MM-DD`. */
  readonly from: string
  readonly until: string | undefined
}

/**
 * Why a value was masked instead of getting a token: no key for the date, a key that could not be unwrapped, no canonical
 * form (part of a value, cut off in an over-long line), no surrogate, or a store that failed.
 */
export type KeyProblem = 'no-key' | 'locked-key' | 'no-canonical-form' | 'no-surrogate' | 'store-failed'

/** What one call or stream works with: an object of its own for each, which is its document where none is named. */
export interface Call {
  /** Reference date, YYYYMMDD in UTC. */
  readonly today: number
  readonly context: Context
}
