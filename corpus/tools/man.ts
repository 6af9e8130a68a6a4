/** Writes the man page, docs/sladd.1, and the configuration schema from the table of options: `npm run man`. */
import { writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { CONFIG_SCHEMA } from '../../src/adapters/cli/config/schema'
import { formOf } from '../../src/adapters/cli/help'
import { COMMANDS, SUMMARY } from '../../src/adapters/cli/table/commands'
import type { CommandRow } from '../../src/adapters/cli/table/row'

export const MAN_PAGE = resolve(import.meta.dirname, '../../docs/sladd.1')

/** Escapes text for man(7): nothing in it is a request, and hyphens can be copied. */
function plain(text: string): string {
  return text
    .replaceAll('\\', '\\e')
    .replaceAll('-', '\\-')
    .replace(/,(?=\S)/g, ',\\:')
    .replace(/^[.']/gm, '\\&$&')
}

const bold = (text: string) => `\\fB${plain(text)}\\fR`

function section({ usage, groups, notes, exits, summary }: CommandRow): string {
  const ways = usage.map(([form, what]) => `.TP\n${bold(`sladd ${form}`)}\n${plain(what ?? summary)}.\n`)
  const options = Object.entries(groups).map(([heading, rows]) => {
    const each = Object.entries(rows).map(([name, row]) => `.TP\n${bold(formOf(name, row))}\n${plain(row.help)}\n`)
    return `.PP\n${plain(heading)}:\n${each.join('')}`
  })
  const paragraphs = [...(notes?.split('\n\n') ?? []), `Exit codes: ${exits}.`]
  return [...ways, ...options, ...paragraphs.map((paragraph) => `.PP\n${plain(paragraph)}\n`)].join('')
}

/** Returns the page as roff, for man(1). */
export function manPage(): string {
  const commands = Object.entries(COMMANDS).map(([name, row]) => `.SS ${plain(name)}\n${section(row)}`)
  return `.TH SLADD 1 "" "" "User Commands"
.nh
.ad l
.SH NAME
sladd \\- ${plain(SUMMARY.replace(/^sladd |\.$/g, ''))}
.SH SYNOPSIS
.B sladd
.I COMMAND
[\\fIOPTION\\fR]... [\\fIFILE\\fR]...
.SH COMMANDS
${commands.join('')}.SH EXAMPLES
.nf
tail \\-F service.log | sladd redact > clean.log
sladd redact \\-r \\-i \\-\\-glob '*.log' /var/log/app
sladd scan \\-r \\-\\-min\\-confidence high .
.fi
`
}

export const CONFIG_SCHEMA_FILE = resolve(import.meta.dirname, '../../docs/sladd.config.schema.json')
export const configSchema = () => `${JSON.stringify(CONFIG_SCHEMA, null, 2)}\n`

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  writeFileSync(MAN_PAGE, manPage())
  writeFileSync(CONFIG_SCHEMA_FILE, configSchema())
}
