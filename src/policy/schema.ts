/**
 * @module The shape of a policy as a JSON Schema (draft 2020-12). It is published as `docs/policies/policy.schema.json`
 * for editors, and `shape.ts` validates policies with it: one source for both.
 */
import { DURATION_PATTERN } from './duration'
import { FACTS } from './facts'
import { REGION_PATTERN } from './regions'
import { LANGUAGE_CODES } from './words/words'

/** The subset of JSON Schema that `shape.ts` supports. */
export interface Schema {
  readonly $schema?: string
  readonly $id?: string
  readonly $defs?: { readonly [name: string]: Schema }
  readonly $ref?: string
  readonly title?: string
  readonly description?: string
  readonly type?: 'object' | 'array' | 'string' | 'boolean' | 'integer' | 'number'
  readonly const?: string | number
  readonly enum?: readonly string[]
  readonly pattern?: string
  readonly minLength?: number
  readonly maxLength?: number
  readonly minimum?: number
  readonly maximum?: number
  readonly minItems?: number
  readonly minProperties?: number
  readonly uniqueItems?: boolean
  readonly items?: Schema
  readonly properties?: { readonly [name: string]: Schema }
  readonly propertyNames?: Schema
  readonly additionalProperties?: boolean | Schema
  readonly required?: readonly string[]
  /** The first alternative with the value's type and keys applies. */
  readonly oneOf?: readonly Schema[]
}

const ref = (name: string): Schema => ({ $ref: `#/$defs/${name}` })
const text: Schema = { type: 'string', minLength: 1, maxLength: 1000 }
const list = (items: Schema): Schema => ({ type: 'array', minItems: 1, uniqueItems: true, items })
const closed = (properties: { [name: string]: Schema }, required: readonly string[] = []): Schema => ({
  type: 'object',
  additionalProperties: false,
  properties,
  required,
})

const id: Schema = { type: 'string', pattern: '^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$', maxLength: 64 }
const category: Schema = { type: 'string', pattern: '^[a-z][a-z0-9_]*(?:\\.[a-z][a-z0-9_]*)*$', maxLength: 120 }
const bases = ['consent', 'contract', 'legal-obligation', 'vital-interest', 'public-task', 'legitimate-interest']

/** Objects with one key, named after what they set. */
const action: Schema = {
  oneOf: [
    { enum: ['keep', 'mask', 'remove', 'generalise', 'pseudonymise', 'surrogate', 'withhold'] },
    closed({ mask: { oneOf: [{ enum: ['label', 'stars'] }, ref('partialMask')] } }, ['mask']),
    closed({ generalise: ref('generalisation') }, ['generalise']),
    closed({ pseudonymise: ref('token') }, ['pseudonymise']),
    closed({ surrogate: ref('surrogate') }, ['surrogate']),
    closed({ partial: ref('partialMask') }, ['partial']),
    closed({ substitute: list(category) }, ['substitute']),
  ],
}

const matching = {
  id: ref('id'),
  purpose: list(id),
  recipient: list(id),
  role: list(id),
  region: list(ref('region')),
  when: {
    ...closed(Object.fromEntries(FACTS.map((fact) => [fact, { type: 'boolean' } as const]))),
    minProperties: 1,
  },
  reason: text,
  cites: list(text),
} satisfies { [name: string]: Schema }

const permit = closed(
  {
    ...matching,
    effect: { const: 'permit' },
    category: list(category),
    action,
    justification: ref('justification'),
    retention: ref('retention'),
  },
  ['id', 'category', 'action', 'reason', 'cites'],
)

const deny = closed(
  { ...matching, effect: { const: 'deny' }, category: list(category), outside: list(ref('region')) },
  ['id', 'effect', 'reason', 'cites'],
)

/** The shape of a policy; `lint.ts` checks references and meaning. */
export const POLICY_SCHEMA: Schema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  $id: 'urn:sladd:policy:1',
  title: 'Minimisation policy',
  ...closed(
    {
      $schema: { ...text, description: 'Where this schema lies, for editors.' },
      schema: { const: 1 },
      id: ref('id'),
      version: { type: 'string', pattern: '^[0-9A-Za-z][0-9A-Za-z.+-]*$', maxLength: 40 },
      title: text,
      categories: {
        type: 'object',
        propertyNames: category,
        additionalProperties: closed({ title: text, sensitive: { type: 'boolean' } }, ['title']),
      },
      fields: { type: 'object', propertyNames: { minLength: 1, maxLength: 80 }, additionalProperties: category },
      patterns: list(ref('pattern')),
      translations: closed(
        Object.fromEntries(
          LANGUAGE_CODES.map((lang) => [lang, { type: 'object', propertyNames: text, additionalProperties: text }]),
        ),
      ),
      tenant: { enum: ['required', 'optional'] },
      unlisted: { enum: ['mask', 'remove', 'keep'] },
      purposes: { type: 'object', minProperties: 1, propertyNames: id, additionalProperties: ref('purpose') },
      recipients: { type: 'object', minProperties: 1, propertyNames: id, additionalProperties: ref('recipient') },
      regions: closed({ allow: list(ref('region')), reason: text, cites: list(text) }, ['allow', 'reason', 'cites']),
      recipient: id,
      rules: { type: 'array', minItems: 1, items: ref('rule') },
      reveals: { type: 'array', items: ref('reveal') },
    },
    ['schema', 'id', 'version', 'title', 'purposes', 'recipients', 'regions', 'rules'],
  ),
  $defs: {
    id,
    region: { type: 'string', pattern: REGION_PATTERN },
    pattern: closed(
      {
        name: { type: 'string', pattern: '^[a-z][a-z0-9-]*$', maxLength: 40 },
        pattern: { type: 'string', minLength: 1, maxLength: 4000, description: "In XRegExp's syntax." },
        label: { type: 'boolean' },
        flags: { type: 'string', pattern: '^[imnsux]*$' },
        parts: {
          type: 'object',
          propertyNames: { minLength: 1 },
          additionalProperties: { type: 'string', minLength: 1 },
        },
        words: list({ type: 'string', minLength: 1, maxLength: 40 }),
        check: { enum: ['luhn', 'mod11', 'mod97-10'] },
        confidence: { type: 'number', minimum: 0, maximum: 1 },
        boundary: { type: 'boolean' },
        category,
      },
      ['name', 'category'],
    ),
    partialMask: {
      ...closed({
        first: { type: 'integer', minimum: 0, maximum: 12 },
        last: { type: 'integer', minimum: 0, maximum: 12 },
      }),
      minProperties: 1,
    },
    generalisation: {
      ...closed({
        v4: { type: 'integer', minimum: 8, maximum: 24 },
        v6: { type: 'integer', minimum: 16, maximum: 64 },
        birth: { enum: ['year', 'age5', 'age10'] },
        topAge: { type: 'integer', minimum: 60, maximum: 110 },
        sex: { type: 'boolean' },
        domains: list({ type: 'string', pattern: '^[^\\s@]+\\.[^\\s@]+$', maxLength: 253 }),
      }),
      minProperties: 1,
    },
    surrogate: closed({
      keep: list({ enum: ['sex', 'ageBand'] }),
      ip: { enum: ['documentation', 'encrypt'] },
      scope: { enum: ['relationship', 'document', 'transaction'] },
      epoch: { enum: ['day', 'week', 'month', 'none'] },
    }),
    token: closed({
      scope: { enum: ['relationship', 'document', 'transaction'] },
      epoch: { enum: ['day', 'week', 'month', 'none'] },
    }),
    purpose: closed(
      {
        title: text,
        cites: list(text),
        use: category,
        basis: list({ enum: [...bases, 'legal-claims', 'data-subject-request'] }),
        tokens: { enum: ['none', 'transaction', 'document', 'relationship'] },
        persons: list(text),
        leastGroup: { type: 'integer', minimum: 2, maximum: 1000 },
      },
      ['title', 'cites'],
    ),
    recipient: closed(
      {
        title: text,
        role: { enum: ['controller', 'processor', 'authority', 'third-party'] },
        purposes: list(id),
        region: ref('region'),
        reason: text,
        cites: list(text),
      },
      ['title', 'role', 'purposes', 'region', 'reason', 'cites'],
    ),
    justification: closed(
      { ground: { enum: ['consent', 'purpose', 'secure-identification', 'weighty-reason'] }, text },
      ['ground', 'text'],
    ),
    retention: closed(
      {
        period: { type: 'string', pattern: DURATION_PATTERN },
        from: text,
        end: { enum: ['delete', 'anonymise', 'destroy-key'] },
      },
      ['period', 'end'],
    ),
    rule: { oneOf: [permit, deny] },
    reveal: closed(
      { id: ref('id'), category: list(category), purpose: list(id), role: list(id), reason: text, cites: list(text) },
      ['id', 'category', 'purpose', 'role', 'reason', 'cites'],
    ),
  },
}
