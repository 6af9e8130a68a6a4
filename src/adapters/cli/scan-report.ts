/**
 * @module Output of `sladd scan` for other programs: SARIF 2.1.0 (OASIS) for code scanning, GitHub workflow commands,
 * and JUnit XML for build servers. Kinds, positions and numbers; never text of the input.
 */
import { version } from '../../../package.json'
import type { Finding } from '../../types'

/** Position of a finding, both from 1, the column in bytes. */
export interface Position {
  readonly line: number
  readonly column: number
}

/** How a run is printed: before and after everything, for each finding, and for each file that could be read. */
export interface Style {
  readonly begin?: string
  /** @param isFirst - true for the first finding of the run */
  readonly finding?: (finding: Finding, file: string, position: Position, isFirst: boolean) => string
  /** Returns the text to show for a finding. */
  readonly text?: (text: Uint8Array, finding: Finding) => string
  readonly file?: (name: string, findings: number) => string
  readonly end?: string
}

/** From this confidence on a finding is an error, below it a warning. */
const SURE = 0.9

function wordsOf({ kind, confidence, evidence }: Finding): string {
  return `${kind} ${confidence.toFixed(2)} (${evidence.join(', ')})`
}

/** Encodes a file name for a URI (RFC 3986), each path segment by itself. */
function uriOf(file: string): string {
  return file.split(/[/\\]/).map(encodeURIComponent).join('/')
}

const RULES = 'https://json.schemastore.org/sarif-2.1.0.json'

/** SARIF columns count characters; ours count bytes, for which it has an offset and a length. */
const SARIF: Style = {
  begin: `{"$schema":"${RULES}","version":"2.1.0","runs":[{"tool":{"driver":{"name":"sladd","version":"${version}"}},"results":[`,
  finding(finding, file, { line }, isFirst) {
    const { kind, start, end, confidence } = finding
    const region = { startLine: line, byteOffset: start, byteLength: end - start }
    const result = {
      ruleId: kind,
      level: confidence >= SURE ? 'error' : 'warning',
      message: { text: wordsOf(finding) },
      locations: [{ physicalLocation: { artifactLocation: { uri: uriOf(file) }, region } }],
    }
    return `${isFirst ? '' : ','}\n${JSON.stringify(result)}`
  },
  end: '\n]}]}\n',
}

/** Escapes a value of a workflow command; in properties, two more characters are escaped. */
function escaped(text: string, more = ''): string {
  return text.replace(new RegExp(`[%\\r\\n${more}]`, 'g'), (sign) => {
    return `%${sign.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`
  })
}

const GITHUB: Style = {
  finding(finding, file, { line, column }) {
    const level = finding.confidence >= SURE ? 'error' : 'warning'
    const place = `file=${escaped(file, ':,')},line=${line},col=${column},title=${escaped(finding.kind, ':,')}`
    return `::${level} ${place}::${escaped(wordsOf(finding))}\n`
  },
}

const ENTITIES: { readonly [sign: string]: string } = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** Escapes an attribute value; characters that XML 1.0 does not allow are removed. */
function attribute(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => ENTITIES[sign] as string).replace(/\p{C}/gu, '')
}

const JUNIT: Style = {
  begin: '<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="sladd">\n<testsuite name="sladd scan">\n',
  finding(finding, file, { line, column }) {
    const place = `${attribute(file)}:${line}:${column}`
    const failure = `<failure type="${attribute(finding.kind)}" message="${attribute(wordsOf(finding))}"/>`
    return `<testcase classname="${attribute(file)}" name="${place}">${failure}</testcase>\n`
  },
  file: (name, findings) =>
    findings > 0 ? '' : `<testcase classname="${attribute(name)}" name="${attribute(name)}"/>\n`,
  end: '</testsuite>\n</testsuites>\n',
}

/** By option name. */
export const REPORTS = { sarif: SARIF, github: GITHUB, junit: JUNIT } as const
