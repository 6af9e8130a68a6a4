/** @module `sladd roster`, and the options that look for people: lists of names, and files with their tags. */
import { isRosterText, readRoster, roster as rosterOf, rosterText } from '../../keyring/roster'
import { addresses, names } from '../../people/people'
import type { RedactorOptions, Roster } from '../../types'
import { print } from './output'
import { command, orRefused, required } from './own-options'
import { ROSTER_ROWS } from './table/own-rows'
import { keyIn, textIn } from './text-file'
import { Refusal, UsageError } from './usage'

function namesIn(text: string): string[] {
  return text.split(/\r?\n/).filter((line) => line.trim() !== '')
}

/** Returns the roster in a file: of tags, or of names. */
function rosterIn(file: string, key: string | undefined): Roster {
  const text = textIn(file)
  if (!isRosterText(text)) return rosterOf(namesIn(text))
  if (key === undefined) throw new UsageError('--roster needs --roster-key for what sladd roster built')
  try {
    return readRoster(text, keyIn(key))
  } catch (error) {
    if (error instanceof TypeError || error instanceof RangeError) throw new Refusal(`${file}: ${error.message}`)
    throw error
  }
}

/**
 * Returns the redactor options that look for people.
 *
 * @throws Refusal
 */
export function peopleOf(values: {
  readonly names?: boolean | undefined
  readonly addresses?: boolean | undefined
  readonly roster?: string | undefined
  readonly 'roster-key'?: string | undefined
}): Pick<RedactorOptions, 'custom' | 'roster'> {
  const roster = values.roster === undefined ? undefined : rosterIn(values.roster, values['roster-key'])
  const custom = values.addresses ? [addresses()] : []
  // A roster is a recogniser of its own, or part of the one for names.
  if (values.names) return { custom: [...custom, names(roster && { roster })] }
  return { custom, ...(roster && { roster }) }
}

/** `sladd roster`. */
export const rosterCommand = command('roster', ROSTER_ROWS, ({ values, positionals: [what, ...files] }) => {
  if (what !== 'build') throw new UsageError('roster expects build')
  if (files.length === 0) throw new UsageError('roster build expects files of names')
  const key = required(values, 'key')
  return orRefused(() => {
    const all = files.flatMap((file) => namesIn(textIn(file)))
    print(rosterText(all, keyIn(key)))
    return 0
  })
})
