/**
 * @module `sladd completions`: shell completion scripts, generated from the table of options. For each option the
 * script has its forms, and whether a file, a folder or a word from a list follows.
 */
import { print } from './output'
import { COMMANDS } from './table/commands'
import type { CommandRow, Row, Rows } from './table/row'
import { UsageError } from './usage'

const HELP: Row = { type: 'boolean', short: 'h', help: 'prints this' }

interface Completed {
  readonly name: string
  readonly row: CommandRow
  readonly options: readonly (readonly [name: string, row: Row])[]
}

const COMMANDS_NAMED: readonly string[] = Object.keys(COMMANDS)

function all(): Completed[] {
  return Object.entries(COMMANDS).map(([name, row]) => {
    const rows: Rows = Object.assign({}, ...Object.values(row.groups), { help: HELP })
    return { name, row, options: Object.entries(rows) }
  })
}

/** Returns the words that may follow the name of a command. */
function wordsOf(name: string, { words = [] }: CommandRow): readonly string[] {
  return name === 'help' ? COMMANDS_NAMED : words
}

/** The option or command that a help text is limited to: `nats, redis: `. */
const SCOPE = /^(?:--)?[a-z-]+(?:(?:,| and) (?:--)?[a-z-]+)*: /

/** Returns the first clause of an option's help text, safe in a quoted shell word. */
function brief(help: string): string {
  return (help.replace(SCOPE, '').split(/[;:(]/)[0] ?? '').replace(/['"`$\\[\]]/g, '').trim()
}

const forms = ([name, { short }]: readonly [string, Row]) => [
  `--${name}`,
  ...(short === undefined ? [] : [`-${short}`]),
]

function bash(): string {
  const cases = all().map(({ name, row, options }) => {
    const values = options
      .filter(([, { type, bare }]) => type === 'string' && bare === undefined)
      .map((option) => {
        const { choices, value } = option[1]
        const offer =
          choices !== undefined
            ? `COMPREPLY=($(compgen -W '${choices.join(' ')}' -- "$word"))`
            : value === 'FOLDER'
              ? 'COMPREPLY=($(compgen -d -- "$word"))'
              : value === 'FILE'
                ? 'COMPREPLY=($(compgen -f -- "$word"))'
                : 'COMPREPLY=()'
        return `        ${forms(option).join('|')}) ${offer}; return ;;\n`
      })
    const words = [...options.flatMap(([option]) => `--${option}`), ...wordsOf(name, row)].join(' ')
    return `    ${name})
      case $before in
${values.join('')}      esac
      COMPREPLY=($(compgen -W '${words}' -- "$word"))
      ${row.hasFiles ? '[[ $word == -* ]] || COMPREPLY+=($(compgen -f -- "$word"))' : ':'} ;;
`
  })
  return `# Completions of sladd for bash: put them where bash-completion finds them, or source them.
_sladd() {
  local word=\${COMP_WORDS[COMP_CWORD]} before=\${COMP_WORDS[COMP_CWORD-1]}
  if [[ $COMP_CWORD -eq 1 ]]; then
    COMPREPLY=($(compgen -W '${COMMANDS_NAMED.join(' ')}' -- "$word"))
    return
  fi
  case \${COMP_WORDS[1]} in
${cases.join('')}  esac
}
complete -o filenames -F _sladd sladd
`
}

function zsh(): string {
  const action = ({ choices, value = '' }: Row) =>
    choices !== undefined
      ? `:${value}:(${choices.join(' ')})`
      : value === 'FILE'
        ? ':file:_files'
        : value === 'FOLDER'
          ? ':folder:_files -/'
          : `:${value.replace(/[:'|]/g, ' ')}:`
  const cases = all().map(({ name, row, options }) => {
    const specs = options.flatMap((option) => {
      const [, { type, bare, multiple, help }] = option
      const end = type === 'string' && bare === undefined ? action(option[1]) : ''
      return forms(option).map((form) => {
        const joint = end !== '' && form.startsWith('--') ? '=' : ''
        return `      '${multiple ? '*' : ''}${form}${joint}[${brief(help)}]${end}'`
      })
    })
    const words = wordsOf(name, row)
    const rest = [
      ...(words.length > 0 ? [`      '1:what:(${words.join(' ')})'`] : []),
      ...(row.hasFiles ? ["      '*:file:_files'"] : []),
    ]
    return `    ${name}) _arguments -s \\\n${[...specs, ...rest].join(' \\\n')} ;;\n`
  })
  const described = Object.entries(COMMANDS).map(([name, { summary }]) => `    '${name}:${brief(summary)}'`)
  return `#compdef sladd
# Completions of sladd for zsh: as _sladd in a folder of $fpath.
_sladd() {
  local -a commands=(
${described.join('\n')}
  )
  if (( CURRENT == 2 )); then
    _describe command commands
    return
  fi
  shift words
  (( CURRENT-- ))
  case $words[1] in
${cases.join('')}  esac
}
compdef _sladd sladd
`
}

function fish(): string {
  const lines = all().flatMap(({ name, row, options }) => {
    const inCommand = `-n '__fish_seen_subcommand_from ${name}'`
    const given = options.map(([option, { short, type, bare, choices, value, help }]) => {
      const parts = [`complete -c sladd ${inCommand} -l ${option}`]
      if (short !== undefined) parts.push(`-s ${short}`)
      if (type === 'string' && bare === undefined) {
        if (choices !== undefined) parts.push(`-x -a '${choices.join(' ')}'`)
        else if (value === 'FOLDER') parts.push("-x -a '(__fish_complete_directories)'")
        else parts.push(value === 'FILE' ? '-r -F' : '-x')
      }
      return `${parts.join(' ')} -d '${brief(help)}'`
    })
    const words = wordsOf(name, row)
    return [
      `complete -c sladd -n __fish_use_subcommand -a ${name} -d '${brief(row.summary)}'`,
      ...(words.length > 0 ? [`complete -c sladd ${inCommand} -a '${words.join(' ')}'`] : []),
      ...(row.hasFiles ? [`complete -c sladd ${inCommand} -F`] : []),
      ...given,
    ]
  })
  return `# Completions of sladd for fish: as sladd.fish in ~/.config/fish/completions.\ncomplete -c sladd -f\n${lines.join('\n')}\n`
}

const SHELLS: { readonly [shell: string]: () => string } = { bash, zsh, fish }

/** @throws UsageError for an unknown shell */
export function printCompletions(shell = ''): number {
  const script = Object.hasOwn(SHELLS, shell) ? SHELLS[shell] : undefined
  if (script === undefined) throw new UsageError('completions expected bash, zsh or fish')
  print(script())
  return 0
}
