/** @module `sladd key`: key rings in files. It prints names, dates and statuses, and never a key. */
import type { EpochLength } from '../../keyring/epoch'
import {
  createRingFile,
  createSealPair,
  destroyRingKey,
  readRingFile,
  rotateRingFile,
} from '../../keyring/node-keyring'
import { overdue } from '../../keyring/ring-changes'
import type { RingFile } from '../../keyring/ring-file'
import { checkOutput } from './input'
import { print, say } from './output'
import { command, orRefused, required } from './own-options'
import { KEY_ROWS } from './table/own-rows'
import { type Arguments, UsageError } from './usage'

/** Limits of destroying a key, printed whenever one is destroyed. */
const NOT_DONE = `Not destroyed: copies of the ring in backups, snapshots and on other machines, what the disk keeps of replaced
files, and the memory of programs that have read it: restart them. Tokens of this key still tell which lines of its
epoch belong together; the lines are no anonymous data for that alone.
`

function keepDaysOf(text: string | undefined): { keepDays?: number } {
  if (text === undefined) return {}
  if (!/^\d{1,5}$/.test(text)) throw new UsageError('--keep-days expected a number of days')
  return { keepDays: Number(text) }
}

function row(kid: string, status: string, epoch: string, dates: string, rest: string): string {
  return `${`${kid.padEnd(7)} ${status.padEnd(10)} ${epoch.padEnd(11)} ${dates.padEnd(25)} ${rest}`.trimEnd()}\n`
}

function listing(ring: RingFile): string {
  const late = new Set(overdue(ring).map(({ kid }) => kid))
  const keys = ring.keys.map(({ kid, status, epoch, nbf, exp, destroyAfter, destroyedAt, wrapped }) => {
    const note =
      destroyedAt !== undefined
        ? `destroyed ${destroyedAt}`
        : late.has(kid)
          ? `to be destroyed since ${destroyAfter}`
          : ''
    return row(kid, status, epoch, `${nbf} to ${exp ?? 'no end'}`, wrapped === undefined ? note : `wrapped ${note}`)
  })
  const seals = (ring.sealTo ?? []).map(({ kid, status }) => row(kid, status, 'seal', '', 'public key'))
  return row('kid', 'status', 'epoch', 'from, until', '') + [...keys, ...seals].join('')
}

function remind(ring: RingFile): void {
  for (const { kid, destroyAfter } of overdue(ring)) {
    say(`key ${kid} ought to have been destroyed on ${destroyAfter}`)
  }
}

function change(command: string, file: string, { values, positionals }: Arguments<typeof KEY_ROWS>): RingFile {
  switch (command) {
    case 'new':
      return createRingFile(file, (values.epoch ?? 'month') as EpochLength, keepDaysOf(values['keep-days']))
    case 'rotate':
      return rotateRingFile(file, keepDaysOf(values['keep-days']), values.now)
    case 'list':
      return readRingFile(file)
    case 'seal':
      return createSealPair(file, required(values, 'private'))
    case 'destroy': {
      const kid = positionals[2]
      if (kid === undefined) throw new UsageError('the name of a key is missing')
      return destroyRingKey(file, kid)
    }
    default:
      throw new UsageError('key: expected new, rotate, list, destroy or seal')
  }
}

export const keyCommand = command('key', KEY_ROWS, ({ values, positionals }) => {
  const [name = '', file] = positionals
  if (file === undefined) throw new UsageError('key: expected new, rotate, list, destroy or seal, and a file')
  const isDestroy = name === 'destroy'
  if (positionals.length > (isDestroy ? 3 : 2)) {
    throw new UsageError(`key expects one file${isDestroy ? ' and one key' : ''}`)
  }
  const { epoch, private: privateFile } = values
  if (epoch !== undefined && !/^(?:day|week|month|none)$/.test(epoch)) {
    throw new UsageError('--epoch expected day, week, month or none')
  }
  checkOutput({ others: [file, privateFile] })
  return orRefused(() => {
    const ring = change(name, file, { values, positionals })
    print(listing(ring))
    if (name === 'destroy') print(NOT_DONE)
    if (name === 'rotate') remind(ring)
    return 0
  })
})
