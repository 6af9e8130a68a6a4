import { Console } from 'node:console'
import { PassThrough } from 'node:stream'
import { describe, expect, test } from 'vitest'
import { redactConsole } from '../../src/adapters/console'

const MAIL = 'anna.testberg@example.se'
const PNR = '871220-2384'

function printed(print: (own: Console) => void): string {
  const stream = new PassThrough()
  const own = new Console({ stdout: stream, stderr: stream })
  const restore = redactConsole({}, own)
  print(own)
  restore()
  return String(stream.read() ?? '')
}

describe('redactConsole', () => {
  test('texts, objects, errors, placeholders', () => {
    const text = printed((own) => {
      own.log('mail %s, %d %j', MAIL, 198712202384, { mail: MAIL })
      own.info({ personnummer: 8712202384, [MAIL]: new Map([[MAIL, new Set([PNR])]]) })
      own.warn('personnummer', '8712202384')
      own.error(new Error(`fnr 01019550091`, { cause: new Error(MAIL) }))
      own.trace(MAIL)
      own.group(MAIL)
      own.table([{ mail: MAIL }])
      own.dir({ mail: MAIL })
      own.assert(false, MAIL)
      own.count(MAIL)
    })
    expect(text).not.toMatch(/testberg|871220|2384|0101955/)
    expect(text).toContain('mail [email], NaN {"mail":"[email]"}\n')
    expect(text).toContain('personnummer [personnummer]')
    expect(text).toContain('console.test.ts')
  })

  test('hostile values are printed, and nothing throws', () => {
    const value = {
      get boom() {
        throw new Error(MAIL)
      },
      mail: MAIL,
    }
    const text = printed((own) => {
      own.log(value, Symbol(MAIL), 12n)
      own.log('%s %i', value, Symbol(MAIL))
      own.log()
    })
    expect(text).not.toContain('testberg')
    expect(text).toContain('[unreadable]')
  })

  test('the console has its own methods afterwards', () => {
    const own = new Console({ stdout: new PassThrough(), stderr: new PassThrough() })
    const before = own.log
    redactConsole({}, own)()
    expect(own.log).toBe(before)
  })
})
