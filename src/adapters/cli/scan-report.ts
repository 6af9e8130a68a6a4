/**
 * @module What `sladd scan` prints for other programs: SARIF 2.1.0 (OASIS) for code scanning, commands of GitHub's workflows, and
 * JUnit's XML for build servers. Kinds, places and figures; never text of the input.
 */
import { version } from '../../../package.json'
import type { Finding } from '../../types'

/** Where a finding stands, both from 1, the column in bytes. */
export interface Position {
  readonly line: number
  readonly column: number
}

/** How a run is printed: what stands before it all and behind, for each finding, and for each file that could be read. */
export interface Style {
  readonly begin?: string
  /** @param isFirst - of the run */
  readonly finding?: (finding: Finding, file: string, position: Position, isFirst: boolean) => string
  /** What of the text is shown of a finding that stands in it. */
  readonly text?: (text: Uint8Array, finding: Finding) => string
  readonly file?: (name: string, findings: number) => string
  readonly end?: string
}

/** From here on a finding is an error, and a warning below. */
const SURE = 0.9

function wordsOf({ kind, confidence, evidence }: Finding): string {
  return `${kind} ${confidence.toFixed(2)} (${evidence.join(', ')})`
}

/** As names of files go into an address (RFC 3986), each part by itself. */
function uriOf(file: string): string {
  return file.split(/[/\\]/).map(encodeURIComponent).join('/')
}

const RULES = 'https://json.schemastore.org/sarif-2.1.0.json'

/** Columns of SARIF are characters; ours are bytes, for which it has an offset and a length. */
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

/** As a value of a workflow command is written; a property's has two characters more. */
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

/** As a value of an attribute; characters that XML 1.0 has no place for are left out. */
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

/** By the name of its option. */
export const REPORTS = { sarif: SARIF, github: GITHUB, junit: JUNIT } as const
