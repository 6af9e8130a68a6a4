/**
 * @module What `sladd --help` prints.
 */
import { FILE_HELP } from './file-list'
import { PATTERN_HELP } from './pattern-options'
import { POLICY_HELP } from './policy-options'
import { TOKEN_HELP } from './token-options'

export const HELP = `sladd finds Swedish and Norwegian identity numbers, e-mail, phones and IP addresses, and blacks them out.

Usage
  sladd redact [FILE...]    files, or standard input, to standard output, with findings replaced
  sladd scan [FILE...]      a table of findings; exit code 1 when there is one
  sladd doctor MODULE       logs test values through the logger that a module exports, and tells which of them could be
                            read in what came out; exit code 1 when one could
  sladd key ...             rings of keys for tokens: new, rotate, list, destroy, seal
  sladd subject ...         a person's lines: tokens, find, export, erase
  sladd prune FILE...       takes out of files of JSON records what is over its period by a policy
  sladd reveal TOKEN        the value behind a token
  sladd policy ...          policies: check, coverage, diff, explain, report
  sladd fields [FILE...]    what names of fields in a sample are taken for
  sladd roster build FILE   a list of names as keyed tags, for --roster
  sladd consume SYSTEM      from a queue into another one: nats, kafka, redis, amqp
  sladd mcp                 a server of the Model Context Protocol over standard input: redact, restore, scan
  sladd audit verify FILE   whether a log of decisions or reveals is whole; each of the ten tells more with --help

Options
  --kinds LIST              personnummer,fodselsnummer,email,phone,ip,field (default: all of these), and only when named
                            cpr,henkilotunnus,kennitala,reservnummer,duf,hpr,organisationsnummer,orgnr,iban,card,
                            kontonummer,bankgiro,plusgiro,ocr,kid,clearing,mac,coordinates,plate,passport,secret,
                            birthdate; with --policy only of the latter, which are looked for as well
  --min-confidence LEVEL    high, medium (default), low, or a number from 0 to 1
  --country SE|NO           whose national phone numbers are meant when nothing else says so
  --field NAME=WHAT         what becomes of a field's value: a category (secret, name, address, birthdate, health, id),
                            keep, mask, remove, surrogate, first:N or last:N (characters that stay), or off; NAME may
                            be category:name and its like, with WHAT on or off
  --names, --addresses      looks for names and addresses of people as well, by lists and by what stands around them
  --roster FILE             names to look for, one a line, or what sladd roster built; that needs
  --roster-key KEY          its key: a file, or env:NAME
${PATTERN_HELP}  --labels sv|nb|en         the language in which labels say what a field holds: [namn], [navn], [name] (default: en
                            with a policy, else [field] for all)
  --format NAME             auto (default: csv, tsv or yaml by the file's ending, else JSON where it stands, else text),
                            text, json, yaml, csv or tsv
  --encoding NAME           auto (default: by a byte order mark, or by the pattern of NULs), utf-8, utf-16le, utf-16be,
                            utf-32 or windows-1252; the output is written in the same
  --decompress, -z          reads what gzip, zstd or xz has packed
${FILE_HELP}  --in-place, -i            redact: each file in its own place, whole or not at all; those in which nothing is found stay
                            untouched; -i=.bak or --in-place=.bak keeps the old file under that ending
  --out-dir FOLDER          redact: each file below this folder, by its path below the one that was named
  --dry-run                 redact -i, --out-dir: which files would change, and by what; nothing is written
  --binary                  reads also what is compressed or binary, as the bytes that it is
  --jobs N                  redact: threads for a large file (default: 1), one for a table or YAML; the output is the same
  --hold SECONDS            redact: how long the parts of a container's message wait for the rest when none comes
                            (default: 4)
  --engine NAME             auto (default), simd or plain
${TOKEN_HELP}${POLICY_HELP}  --audit FILE              redact --policy: appends what was done: policy, purpose, rule, kind, counts; no value
  --stamp                   redact --policy: a first record that names the policy and the purpose
  --count, -c               scan: only the number of findings of each file that has some
  --files-with-findings, -l scan: only the names of files that have some
  --quiet, -q               scan: no output but the exit code; ends at the first finding
  --sarif, --github, --junit
                            scan: a report for code scanning, commands of a GitHub workflow, or JUnit's XML
  --json                    scan: one JSON object per finding and line; doctor: the report as JSON
  --explain                 scan: every candidate, found or not, with its line and the reasons
  --export NAME             doctor: what the module exports it as (default: the default export, or logger)
  --output FILE             redact: the file that takes the output, whole or not at all; doctor: a file that the logger
                            writes to, searched as well
  --help, --version

FILE may be - for standard input. Offsets and columns are bytes. Only --explain prints text of the input.
Exit codes: 0 done, 1 scan found something or doctor read something, 2 wrong usage, or a file that is no text or cannot be
read or written, 3 a policy withholds all, 4 --strict-tokens, 128 + n redact was ended by signal n.
`
