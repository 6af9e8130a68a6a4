/**
 * @module The commands for help, man page and completions; together with {@link TEXT_ROWS} and the other rows, the one
 * table of the command line.
 */
import {
  AUDIT_ROWS,
  FIELDS_ROWS,
  INIT_ROWS,
  KEY_ROWS,
  MCP_ROWS,
  POLICY_COMMAND_ROWS,
  PRUNE_ROWS,
  REVEAL_ROWS,
  ROSTER_ROWS,
  SUBJECT_GROUPS,
} from './own-rows'
import { CONSUME_GROUPS } from './queue-rows'
import type { CommandRow, Rows } from './row'
import { TEXT_GROUPS } from './text-rows'

export const SUMMARY =
  'sladd finds Swedish and Norwegian identity numbers, e-mail, phones and IP addresses, and blacks them out.'

/** Returns the text options of a command, by group. */
function textGroups(command: string): CommandRow['groups'] {
  const groups = Object.entries<Rows>(TEXT_GROUPS).map(([heading, rows]) => {
    const isOf = ({ of = ['redact', 'scan'] }: Rows[string]) => of.includes(command)
    return [heading, Object.fromEntries(Object.entries(rows).filter(([, row]) => isOf(row)))] as const
  })
  return Object.fromEntries(groups.filter(([, rows]) => Object.keys(rows).length > 0))
}

const DONE_OR_REFUSED = '0 done, 2 refused, or a file that could not be done'
const SUBJECT_FORM = '--keyring FILE [--tenant NAME]... [--purpose NAME]...'

export const COMMANDS: { readonly [name: string]: CommandRow } = {
  redact: {
    form: 'redact [FILE...]',
    summary: 'writes files or standard input to standard output, with findings redacted',
    usage: [['redact [OPTIONS] [FILE...]']],
    hasFiles: true,
    groups: textGroups('redact'),
    notes: 'FILE may be - for standard input.',
    exits:
      '0 done, 2 wrong usage, or a file that is no text or cannot be read or written, 3 a policy withholds all, 4 --strict-tokens, 128 + n ended by signal n',
  },
  scan: {
    form: 'scan [FILE...]',
    summary: 'prints a table of findings, never their text; exits with 1 when there are any',
    usage: [['scan [OPTIONS] [FILE...]']],
    hasFiles: true,
    groups: textGroups('scan'),
    notes:
      'FILE may be - for standard input. Offsets and columns are bytes. Only --explain and --show print text of the input.',
    exits: '0 nothing found, 1 something found, 2 wrong usage, or a file that is no text or cannot be read',
  },
  doctor: {
    form: 'doctor MODULE',
    summary: 'logs test values through the logger that a module exports, and reports which ones came out readable',
    usage: [['doctor [OPTIONS] MODULE']],
    hasFiles: true,
    groups: textGroups('doctor'),
    exits: '0 nothing came out readable, 1 something did, 2 wrong usage, or no logger',
  },
  key: {
    form: 'key ...',
    summary: 'creates and changes key rings, from which tokens are derived: new, rotate, list, destroy, seal',
    usage: [
      ['key new FILE [--epoch day|week|month|none] [--keep-days N]'],
      ['key rotate FILE [--now] [--keep-days N]', 'once before an epoch ends, for instance each night'],
      ['key list FILE'],
      ['key destroy FILE KID', 'nobody can attribute its tokens afterwards'],
      ['key seal FILE --private FILE', 'a pair: values are sealed to the ring, and read with the private file'],
    ],
    words: ['new', 'rotate', 'list', 'destroy', 'seal'],
    hasFiles: true,
    groups: { Options: KEY_ROWS },
    notes: 'The file of a key ring must be readable by its owner only, and must not be in a git work tree.',
    exits: '0 done, 2 refused',
  },
  subject: {
    form: 'subject ...',
    summary: 'finds the lines of one person in logs that have tokens: tokens, find, export, erase',
    usage: [
      [`subject tokens ${SUBJECT_FORM}`, 'the tokens, one a line'],
      [`subject find ${SUBJECT_FORM} FILE...`, 'file and line of each'],
      [`subject export ${SUBJECT_FORM} FILE...`, 'the lines'],
      [`subject erase ${SUBJECT_FORM} FILE...`, 'files without the lines'],
    ],
    words: ['tokens', 'find', 'export', 'erase'],
    hasFiles: true,
    groups: SUBJECT_GROUPS,
    notes:
      'Tokens are for a list of people whose records are kept back: sladd redact --restricted. It needs those of every tenant and purpose that there is output for. Behind one may stand the last day on which it holds, as 2027-01-31.\n\nThe number, address or phone is the first line of standard input. Every tenant is tried with every purpose. Erase stores of sealed values in the same way. Files are to be rotated and unpacked.',
    exits: DONE_OR_REFUSED,
  },
  prune: {
    form: 'prune FILE...',
    summary: 'takes out of files of JSON records, one a line, what is over its period by a policy',
    usage: [['prune --policy FILE --purpose NAME [OPTIONS] FILE...']],
    hasFiles: true,
    groups: { Options: PRUNE_ROWS },
    notes:
      'A record goes when all of it is over; of one that a rule still keeps, the values that are over go. What does not say when it was made stays, and is said. A run that was killed leaves each file as it was or done; run it again.',
    exits: DONE_OR_REFUSED,
  },
  reveal: {
    form: 'reveal TOKEN',
    summary: 'prints the value behind a token',
    usage: [
      ['reveal TOKEN --policy FILE --store FILE --private FILE --audit FILE --role NAME --purpose NAME --case NUMBER'],
    ],
    groups: { Options: REVEAL_ROWS },
    exits: '0 printed, 1 the store has no such value, 2 refused, or not printed',
  },
  policy: {
    form: 'policy ...',
    summary: 'checks, compares and explains policies: check, coverage, diff, explain, report',
    usage: [
      ['policy check FILE...', 'what is wrong with them, with line and remedy; exit code 1 when they do not load'],
      [
        'policy diff BEFORE AFTER',
        'which decisions changed between two versions, what lets more through first, and which rules, purposes, recipients; exit code 1 when anything but the version did',
      ],
      [
        'policy explain FILE --purpose NAME [OPTIONS]',
        'what is done with each category, or with one and every rule that was looked at; tokens are masks without a ring, and where the policy wants to know whose data it is, without a tenant',
      ],
      [
        'policy coverage FILE [SAMPLE...] [OPTIONS]',
        'each name of real data (files, standard input): what it is taken for, what becomes of it for each purpose, how often it occurs; exit code 1 when nobody listed one',
      ],
      ['policy report FILE [OPTIONS]', 'per purpose: what stays, on what ground, until when; keys due for destruction'],
    ],
    words: ['check', 'coverage', 'diff', 'explain', 'report'],
    hasFiles: true,
    groups: { Options: POLICY_COMMAND_ROWS },
    exits: '0 done, 1 the answer is no, 2 wrong usage or a file that cannot be read',
  },
  fields: {
    form: 'fields [FILE...]',
    summary: 'shows how the field names of a sample are classified',
    usage: [['fields [FILE...]']],
    hasFiles: true,
    groups: { Options: FIELDS_ROWS },
    notes:
      "Names in a sample (JSON, tables by their file's name, name=value) or on a list, one on a line; of files or standard input. Nothing but names is told, and none that holds a value.",
    exits: '0 done, 2 wrong usage or a file that cannot be read',
  },
  roster: {
    form: 'roster build FILE...',
    summary: 'turns lists of names into keyed tags that nobody can read, for sladd redact and scan --roster',
    usage: [
      [
        'roster build FILE... --key KEY',
        'names, one a line as Anna Maria Berg or Berg, Anna Maria, to standard output, as keyed tags',
      ],
    ],
    words: ['build'],
    hasFiles: true,
    groups: { Options: ROSTER_ROWS },
    notes: 'The key file must be readable by its owner only, and must not be in a git work tree.',
    exits: '0 done, 2 refused',
  },
  init: {
    form: 'init [SAMPLE...]',
    summary: 'writes a configuration, and reports what samples hold: field names, kinds and counts, never a value',
    usage: [['init [OPTIONS] [SAMPLE...]']],
    hasFiles: true,
    groups: { Options: INIT_ROWS },
    exits: '0 done, 2 wrong usage, or a file that cannot be read or written',
  },
  consume: {
    form: 'consume SYSTEM',
    summary: 'takes messages from a queue, redacts them, publishes them to another one, and acknowledges them',
    usage: [
      [
        'consume nats --stream NAME --durable NAME --to SUBJECT [OPTIONS]',
        'JetStream; {subject} in SUBJECT is the subject of the message; needs @nats-io/transport-node and @nats-io/jetstream',
      ],
      ['consume kafka --topic NAME --group NAME --to TOPIC [OPTIONS]', 'transactions; needs kafkajs'],
      ['consume redis --stream KEY --group NAME --to KEY [OPTIONS]', 'streams; needs ioredis'],
      [
        'consume amqp --queue NAME --to KEY [--exchange NAME] [OPTIONS]',
        'RabbitMQ and others; {key} in KEY is the routing key of the message; needs amqplib',
      ],
    ],
    words: ['nats', 'kafka', 'redis', 'amqp'],
    groups: CONSUME_GROUPS,
    notes:
      'SIGTERM and SIGINT end it, once what is in flight is published and acknowledged. It waits for a server that is away.',
    exits: '0 ended by signal or --idle, 2 wrong usage, or a place that cannot be used, 4 --strict-tokens',
  },
  mcp: {
    form: 'mcp',
    summary: 'serves the Model Context Protocol over standard input, with the tools redact, restore and scan',
    usage: [['mcp [OPTIONS]', 'one session for as long as it runs; needs the package @modelcontextprotocol/sdk']],
    groups: { Options: MCP_ROWS },
    exits: '0 done, 2 wrong usage, or the package is missing',
  },
  audit: {
    form: 'audit verify FILE',
    summary: 'checks whether a log of decisions and reveals is complete',
    usage: [
      [
        'audit verify FILE [--head=HASH]',
        'whether each line holds the hash of the one before it, and whether the head that was kept is among them; prints the head to keep',
      ],
    ],
    words: ['verify'],
    hasFiles: true,
    groups: { Options: AUDIT_ROWS },
    exits: '0 complete, 1 changed or shortened, 2 wrong usage or a file that cannot be read',
  },
  completions: {
    form: 'completions SHELL',
    summary: 'writes completions for bash, zsh or fish to standard output',
    usage: [['completions bash|zsh|fish']],
    words: ['bash', 'zsh', 'fish'],
    groups: {},
    exits: '0 done, 2 wrong usage',
  },
  help: {
    form: 'help COMMAND',
    summary: 'shows the help of a command',
    usage: [['help [COMMAND]']],
    groups: {},
    exits: '0 done, 2 wrong usage',
  },
}
