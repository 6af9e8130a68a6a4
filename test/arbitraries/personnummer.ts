/** Valid Swedish numbers of every kind, generated in memory; Folkbokföringslag 18 and 18 a §. */
import fc from 'fast-check'

export function luhnDigit(nine: string): number {
  let sum = 0
  for (const [i, character] of [...nine].entries()) {
    const value = /\d/.test(character) ? Number(character) : 1
    const product = value * (i % 2 === 0 ? 2 : 1)
    sum += product > 9 ? product - 9 : product
  }
  return (10 - (sum % 10)) % 10
}

const two = (n: number) => String(n).padStart(2, '0')

export interface Made {
  readonly twelve: string
  readonly birthDate: string
  readonly variant: 'personnummer' | 'samordningsnummer' | 'interimsnummer'
}

const birth = fc.date({ min: new Date('1927-01-01'), max: new Date('2023-12-31'), noInvalidDate: true })

/** Twelve places, century first. */
export const personnummer: fc.Arbitrary<Made> = fc
  .tuple(
    birth,
    fc.integer({ min: 1, max: 999 }),
    fc.constantFrom('personnummer', 'samordningsnummer', 'interimsnummer'),
  )
  .map(([date, serial, variant]) => {
    const [year, month, day] = [date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate()]
    const written = variant === 'samordningsnummer' ? day + 60 : day
    const tail =
      variant === 'interimsnummer' ? `TRSUWXJKLMNP`[serial % 12] + two(serial % 100) : String(serial).padStart(3, '0')
    const nine = two(year % 100) + two(month) + two(written) + tail
    return {
      twelve: `${String(year).slice(0, 2)}${nine}${luhnDigit(nine)}`,
      birthDate: date.toISOString().slice(0, 10),
      variant: variant as Made['variant'],
    }
  })

/** Every way of writing that the scanner takes. */
export const writtenPersonnummer: fc.Arbitrary<string> = fc
  .tuple(personnummer, fc.boolean(), fc.constantFrom('', '-', ' ', '\u2013', '\u2212', '\u00a0', ' - ', '\u2011'))
  .filter(([made, , join]) => made.variant !== 'interimsnummer' || !/^\s$/.test(join))
  .map(([{ twelve }, long, join]) => twelve.slice(long ? 0 : 2, 8) + join + twelve.slice(8))
