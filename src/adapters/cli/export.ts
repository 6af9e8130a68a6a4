/**
 * @module `sladd subject export`: a person's lines unchanged, or as JSON with a manifest: files, number of lines, time,
 * policy, and a SHA-256 of what was exported.
 */
import { createHash } from 'node:crypto'
import { tokenLines } from '../../keyring/node-erase'
import type { SubjectTokens } from '../../keyring/subject'
import { codeIn } from '../../keyring/token'
import { print, printBytes } from './output'

/** Writes the lines unchanged; returns how many. */
export function exportFrom(name: string, tokens: ReadonlySet<string>): number {
  let found = 0
  for (const { bytes } of tokenLines(name, tokens)) {
    printBytes(bytes.at(-1) === 10 ? bytes : Buffer.concat([bytes, Buffer.from('\n')]))
    found++
  }
  return found
}

/** Returns a line for JSON: text, or base64 if its bytes are not UTF-8. */
function contentOf(bytes: Buffer): { readonly text: string } | { readonly base64: string } {
  const line = bytes.at(-1) === 10 ? bytes.subarray(0, -1) : bytes
  const text = line.toString()
  return Buffer.from(text).equals(line) ? { text } : { base64: line.toString('base64') }
}

/** What was exported from a file. */
interface Exported {
  readonly file: string
  lines: number
}

/** Exports as JSON: a record for each line, followed by the manifest. */
export class JsonExport {
  readonly #policy: string | undefined
  readonly #files: Exported[] = []
  readonly #tokens: { [code: string]: number } = {}
  readonly #sum = createHash('sha256')
  #bytes = 0

  /** @param policy - `id/version` of the policy that applied */
  constructor(policy: string | undefined) {
    this.#policy = policy
  }

  readonly work = (name: string, tokens: ReadonlySet<string>): number => {
    const file: Exported = { file: name, lines: 0 }
    this.#files.push(file)
    for (const { number, bytes, tokens: found } of tokenLines(name, tokens)) {
      this.#write(`${JSON.stringify({ file: name, line: number, ...contentOf(bytes) })}\n`)
      for (const token of found) this.#count(token)
      file.lines++
    }
    return file.lines
  }

  #count(token: string): void {
    const code = codeIn(token)
    this.#tokens[code] = (this.#tokens[code] ?? 0) + 1
  }

  #write(text: string): void {
    this.#sum.update(text)
    this.#bytes += Buffer.byteLength(text)
    print(text)
  }

  /**
   * Writes the manifest.
   *
   * @param failed - files that could not be read completely
   */
  end({ tokens, unsearchable }: SubjectTokens, failed: readonly string[]): void {
    const files = this.#files.filter(({ file }) => !failed.includes(file))
    const manifest = {
      at: new Date().toISOString(),
      ...(this.#policy !== undefined && { policy: this.#policy }),
      files,
      failed,
      lines: this.#files.reduce((sum, { lines }) => sum + lines, 0),
      tokens: this.#tokens,
      epochs: [...new Set(tokens.map(({ epoch }) => epoch))].sort(),
      unsearchable: unsearchable.map(({ epoch }) => epoch),
      bytes: this.#bytes,
      sha256: this.#sum.digest('hex'),
    }
    print(`${JSON.stringify({ manifest })}\n`)
  }
}
