/** @module The vocabulary of replacements: actions, contexts, and key rings. Import it from `types.ts`. */

/** What to do with a finding. */
export type Action =
  /** Reports it and leaves it as it is. */
  | 'keep'
  /** A constant label, `[personnummer]`: leaks neither length nor date. */
  | 'mask'
  /** Removes it. */
  | 'remove'
  /** A keyed token, the same for every spelling of a value. Needs a `keyring`. */
  | 'pseudonymise'
  /** Less of the value: {@link Generalisation} with its defaults. */
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
 * Where a value keeps the same token: throughout a tenant and purpose within an epoch (`relationship`), within one call,
 * stream or `context.document` (`document`), or never, with a new token each time (`transaction`).
 */
export type TokenScope = 'relationship' | 'document' | 'transaction'

/** Languages of field labels: Swedish, Norwegian, English. */
export type LabelLanguage = 'sv' | 'nb' | 'en'

/** How a token is made and written. */
export interface Pseudonymisation {
  /** Default: `relationship`. */
  readonly scope?: TokenScope
  /** `address` writes e-mail as `p-<tag>@<domain tag>.invalid`, which other programs accept as an address. */
  readonly as?: 'token' | 'address'
  /**
   * Longest time that a value keeps the same token: a shorter epoch than the ring's, to limit linking. Whoever has the key can
   * still link them while it exists. Default: `none`, as long as the key.
   */
  readonly epoch?: 'day' | 'week' | 'month' | 'none'
}

/** Which part of a value to write instead. A kind that has none of these is masked with its label. */
export interface Generalisation {
  /** Bits of an IPv4 address to keep, 8 to 24; the rest becomes 0. Default: 24. */
  readonly v4?: number
  /** Bits of an IPv6 address to keep, 16 to 64. Default: 48. */
  readonly v6?: number
  /** Identity numbers: the year of birth (default), or the age in bands of 5 or 10 years. */
  readonly birth?: 'year' | 'age5' | 'age10'
  /** Age from which all are treated alike, 60 to 110. Default: 90. */
  readonly topAge?: number
  /** Identity numbers: the sex, if the number reveals it. Default: false. */
  readonly sex?: boolean
  /** E-mail: domains large enough to identify nobody. Any other is left out. Default: none. */
  readonly domains?: readonly string[]
}

/**
 * How to write a surrogate: a value of the same form that belongs to nobody, the same for every spelling. A value
 * without one is masked with its label. See `docs/how-to/surrogates.md` for their sources, and how often two values
 * share one.
 */
export interface Surrogate {
  /**
   * What to keep of a person in national numbers and birth dates: the sex, and the decade of birth (1980 to 1989). Default:
   * nothing.
   */
  readonly keep?: readonly ('sex' | 'ageBand')[]
  /**
   * IP addresses: `documentation` (default) draws from the ranges of RFC 5737 and RFC 3849. `encrypt` preserves which
   * addresses share a network (ipcrypt-pfx), writes addresses that may be somebody's, and can be decrypted with the key ring.
   */
  readonly ip?: 'documentation' | 'encrypt'
  /** Where a value keeps the same surrogate. Default: `relationship`. */
  readonly scope?: TokenScope
  /** For how long at most, as in {@link Pseudonymisation}. Default: `none`, as long as the key. */
  readonly epoch?: 'day' | 'week' | 'month' | 'none'
}

/**
 * How many characters of a value stay readable at its start and end. Rejected for e-mail and IP addresses, and if fewer than
 * 1,000 national numbers would fit. A value too short to hide six characters and half of it is masked with its label.
 */
export interface PartialMask {
  readonly first?: number
  readonly last?: number
}

/**
 * For whom and for what purpose a text is processed. Tokens of different tenants or purposes have nothing in common.
 * Anything that a policy needs and that is missing here denies.
 */
export interface Context {
  readonly tenant?: string
  readonly purpose?: string
  /** Name of the file, request or message, for tokens of the scope `document`. */
  readonly document?: string
  readonly recipient?: string
  /** Country (ISO 3166-1 alpha-2) where the output goes, if not the recipient's. */
  readonly region?: string
  /** Role of the person who asks. */
  readonly role?: string
  /** Case number. */
  readonly case?: string
  /** Whether the person consented to this purpose and recipient. */
  readonly consent?: boolean
  readonly activeCustomer?: boolean
  readonly optOut?: boolean
  /** Whether the person objected to processing on a legitimate interest (GDPR article 21); an opt-out counts as an objection. */
  readonly objection?: boolean
  /** Whether the person personally requests it. */
  readonly request?: boolean
}

/** A key ring, from `sladd/keyring`. It creates tokens and never reveals its keys. */
export interface Keyring {
  /** Keys by name and status, without the keys. */
  readonly keys: readonly KeyInfo[]
  /** Number of tokens that could not be written, by reason. Their values were masked. */
  readonly problems: { readonly [reason in KeyProblem]?: number }
}

/** What may be shown of a key. */
export interface KeyInfo {
  readonly kid: string
  /** `2026-11`, `2026-W47`, `2026-11-22`, or `none`. */
  readonly epoch: string
  readonly status: 'pending' | 'primary' | 'lookup' | 'destroyed'
  /** First day, and the day after the last; undefined for no end. UTC, `YYYY-MM-DD`. */
  readonly from: string
  readonly until: string | undefined
}

/**
 * Why a value was masked instead of given a token: no key for the date, a key that could not be unwrapped, a value without a
 * canonical form (a part of one, cut off in an over-long line), or no possible surrogate.
 */
export type KeyProblem = 'no-key' | 'locked-key' | 'no-canonical-form' | 'no-surrogate' | 'store-failed'

/** The state of one call or stream. Each has its own object, which serves as the document if none is named. */
export interface Call {
  /** Reference date, YYYYMMDD in UTC. */
  readonly today: number
  readonly context: Context
}
