/**
 * @module Secrets that are recognisable as such: JSON Web Tokens (RFC 7519; the base64url header starts an object),
 * passwords in URLs (RFC 3986, section 3.2.1), and keys with the prefix and length that their issuer publishes. Values
 * whose name marks them as secret, and private keys between BEGIN and END, have the kind `field`, which is enabled
 * along with this one. Sources of prefixes: GitHub, "Behind GitHub's new authentication token formats"; GitLab, "Token
 * overview"; Slack, "Token types"; AWS, "IAM identifiers"; Stripe, "API keys"; the documentation of Google, npm, PyPI,
 * Hugging Face, SendGrid, Anthropic and OpenAI.
 */
import type { SecretVariant } from '../types/findings'
import { form, type KindRecogniser, matchAt } from './kind'

const JWT = form('eyJ….eyJ….…', 97, 'grammar', 'prefix')
const KEY = form("a key with its issuer's prefix", 95, 'prefix')
const PASSWORD = form('//user:password@', 90, 'grammar')

const TOKEN = /eyJ[\w-]{8,}\.(?:eyJ[\w-]{2,}|[\w-]*)\.[\w-]*(?:\.[\w-]+){0,2}/y
const KEYS = new RegExp(
  [
    'gh[pousr]_[A-Za-z0-9]{36,}|github_pat_[A-Za-z0-9_]{60,}|glpat-[\\w-]{20,}',
    'xox[abeoprs]-[A-Za-z0-9-]{10,}|(?:AKIA|ASIA)[A-Z2-7]{16}|[sr]k_(?:live|test)_[A-Za-z0-9]{16,}',
    'AIza[\\w-]{35}|npm_[A-Za-z0-9]{36}|pypi-[\\w-]{50,}|hf_[A-Za-z0-9]{30,}|SG\\.[\\w-]{16,}\\.[\\w-]{16,}',
    'sk-(?:ant|proj)-[\\w-]{20,}',
  ].join('|'),
  'y',
)
const PREFIXES = /^(?:gh|gl|xo|AK|AS|sk|rk|AI|np|py|hf|SG)/
/** A password after a user name: cannot be part of a port or path. */
const IN_ADDRESS = /[^\s:/@"'<>[\]]{1,200}@(?=[\w.[-])/y
const USER = /:\/\/[^\s:/@"'<>]{0,100}:$/

function seen(start: number, length: number, form: typeof JWT, variant: SecretVariant) {
  return { start, end: start + length, form, variant }
}

export const secret: KindRecogniser = {
  anchor: 'word',
  forms: [JWT, KEY, PASSWORD],
  recognise(text, at) {
    if (text[at - 1] === ':') {
      const password = USER.test(text.slice(Math.max(0, at - 120), at)) ? matchAt(IN_ADDRESS, text, at) : undefined
      if (password !== undefined) return seen(at, password[0].length - 1, PASSWORD, 'url')
    }
    if (/[\w-]/.test(text.charAt(at - 1))) return undefined
    if (text.startsWith('eyJ', at)) {
      const token = matchAt(TOKEN, text, at)
      return token && seen(at, token[0].length, JWT, 'jwt')
    }
    const key = PREFIXES.test(text.slice(at, at + 2)) ? matchAt(KEYS, text, at) : undefined
    return key && seen(at, key[0].length, KEY, 'key')
  },
}
