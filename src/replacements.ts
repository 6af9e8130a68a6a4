/**
 * @module The vocabulary of what is written instead of a value: actions, for whom and what for, and key rings. Users and
 * stages take it from `types.ts`.
 */

/** What is done with a finding. */
export type Action =
  /** Reported, and left as it is. */
  | 'keep'
  /** A constant label, `[personnummer]`: leaks neither length nor date. */
  | 'mask'
  /** Taken out. */
  | 'remove'
  /** A keyed token, the same for every spelling of one value: needs a `keyring`. */
  | 'pseudonymise'
  /** Less of the value: see {@link Generalisation}, which this is with its defaults. */
  | 'generalise'
  /** `label` is the same as `'mask'`; `stars` writes one `*` per character. */
  | { readonly mask: 'label' | 'stars' }
  | { readonly pseudonymise: TokenScope | Pseudonymisation }
  | { readonly generalise: Generalisation }
  /** A value of the same form that is nobody's: see {@link Surrogate}, which this is with its defaults. Needs a `keyring`. */
  | 'surrogate'
  | { readonly surrogate: Surrogate }
  /** The first or last characters, and three stars: see {@link PartialMask}. */
  | { readonly partial: PartialMask }

/**
 * Where one value has one token: in everything of a tenant and purpose within an epoch (`relationship`), in one call,
 * stream or `context.document` (`document`), or nowhere, each time another one (`transaction`).
 */
export type TokenScope = 'relationship' | 'document' | 'transaction'

/** Languages of labels of fields: Swedish, Norwegian, English. */
export type LabelLanguage = 'sv' | 'nb' | 'en'

/** How a token is made and written. */
export interface Pseudonymisation {
  /** Default: `relationship`. */
  readonly scope?: TokenScope
  /** `address` writes e-mail as `p-<tag>@<domain tag>.invalid`, which other programs take for an address. */
  readonly as?: 'token' | 'address'
  /**
   * How long one value has one token at most: a shorter epoch than the ring's, for what may be followed no longer. Whoever
   * has the key can join them while it is there. Default: `none`, as long as the key.
   */
  readonly epoch?: 'day' | 'week' | 'month' | 'none'
}

/** What of a value is written instead of it. What a kind has nothing of is masked with its label. */
export interface Generalisation {
  /** Bits of an IPv4 address that stay, 8 to 24; the rest becomes 0. Default: 24. */
  readonly v4?: number
  /** Bits of an IPv6 address that stay, 16 to 64. Default: 48. */
  readonly v6?: number
  /** Identity numbers: the year of birth (default), or the age in bands of 5 or 10 years. */
  readonly birth?: 'year' | 'age5' | 'age10'
  /** Age from which on all are told alike, 60 to 110. Default: 90. */
  readonly topAge?: number
  /** Identity numbers: the sex, where the number tells it. Default: false. */
  readonly sex?: boolean
  /** E-mail: domains that are large enough to name nobody. Any other is left out. Default: none. */
  readonly domains?: readonly string[]
}

/**
 * How a surrogate is made: a value of the same form that is nobody's, the same for every spelling of a value. What has none
 * is masked with its label. See `docs/how-to/surrogates.md` for where each comes from, and how often two values share one.
 */
export interface Surrogate {
  /**
   * What stays true of a person, of national numbers and birth dates: the sex, and which ten years (1980 to 1989) she was born
   * in. Default: nothing.
   */
  readonly keep?: readonly ('sex' | 'ageBand')[]
  /**
   * IP addresses: `documentation` (default) draws from the ranges of RFC 5737 and RFC 3849; `encrypt` keeps which addresses
   * share a network (ipcrypt-pfx), writes addresses that may be somebody's, and is undone with the key ring.
   */
  readonly ip?: 'documentation' | 'encrypt'
  /** Where one value has one surrogate. Default: `relationship`. */
  readonly scope?: TokenScope
  /** How long at most, as in {@link Pseudonymisation}. Default: `none`, as long as the key. */
  readonly epoch?: 'day' | 'week' | 'month' | 'none'
}

/**
 * How many characters of a value stay readable at its begin and end. Refused for e-mail and IP addresses, and where fewer
 * than 1,000 national numbers would fit; a value too short to hide six characters and half of all is masked with its label.
 */
export interface PartialMask {
  readonly first?: number
  readonly last?: number
}

/**
 * For whom and what for a text is worked on. Tokens of different tenants or purposes have nothing in common. What a
 * policy needs of it and does not get denies.
 */
export interface Context {
  readonly tenant?: string
  readonly purpose?: string
  /** Name of the file, request or message, for tokens of the scope `document`. */
  readonly document?: string
  readonly recipient?: string
  /** Country (ISO 3166-1 alpha-2) where the output goes, when it is not where the recipient is. */
  readonly region?: string
  /** Role of whoever asks. */
  readonly role?: string
  /** Case that it is done for. */
  readonly case?: string
  /** Whether the person consented to this purpose and recipient. */
  readonly consent?: boolean
  readonly activeCustomer?: boolean
  readonly optOut?: boolean
  /** Whether the person objected to what is done on a legitimate interest (GDPR article 21); an opt-out counts as one. */
  readonly objection?: boolean
  /** Whether the person asks for it herself. */
  readonly request?: boolean
}

/** A key ring, as `sladd/keyring` makes it. It gives tokens and never its keys. */
export interface Keyring {
  /** Keys by name and status, without the keys. */
  readonly keys: readonly KeyInfo[]
  /** Tokens that could not be written, by reason; their values were masked. */
  readonly problems: { readonly [reason in KeyProblem]?: number }
}

/** What may be told of a key. */
export interface KeyInfo {
  readonly kid: string
  /** `2026-11`, `2026-W47`, `2026-11-22`, or `none`. */
  readonly epoch: string
  readonly status: 'pending' | 'primary' | 'lookup' | 'destroyed'
  /** First day, and the day after the last one; undefined is no end. UTC, `YYYY-MM-DD`. */
  readonly from: string
  readonly until: string | undefined
}

/**
 * Why a value was masked and not given a token: no key for the date, a key that could not be unwrapped, or a value
 * that has no canonical form (a part of one, cut off in an over-long line), or nothing that could stand for it.
 */
export type KeyProblem = 'no-key' | 'locked-key' | 'no-canonical-form' | 'no-surrogate' | 'store-failed'

/** What one call or stream works with: an object of its own for each, which is its document where none is named. */
export interface Call {
  /** Reference date, YYYYMMDD in UTC. */
  readonly today: number
  readonly context: Context
}
