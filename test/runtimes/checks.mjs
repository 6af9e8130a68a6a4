/**
 * What must hold on every runtime, whatever loads it: no test runner, nothing of Node.
 */
import { formatPersonnummer, parseFodselsnummer } from 'sladd/identifiers'
import { newRing, parseKeyring } from 'sladd/keyring'
import { seHealthInsurer } from 'sladd/policy'

const TEXT = 'Anna 871220-2384, åsa@räksmörgås.example, fnr01019550091, 192.0.2.44 och +47 68 05 12 34'
const MASKED = 'Anna [personnummer], [email], fnr[fodselsnummer], [ip] och [phone]'

function same(got, wanted, about) {
  const [left, right] = [JSON.stringify(got), JSON.stringify(wanted)]
  if (left !== right) throw new Error(`${about}: ${left} is not ${right}`)
}

async function streamed(redactor) {
  const stream = redactor.stream()
  const writer = stream.writable.getWriter()
  const bytes = new TextEncoder().encode(`${TEXT}\n`)
  const written = (async () => {
    for (let at = 0; at < bytes.length; at += 7) await writer.write(bytes.subarray(at, at + 7))
    await writer.close()
  })()
  const decoder = new TextDecoder()
  let text = ''
  const reader = stream.readable.getReader()
  for (let part = await reader.read(); !part.done; part = await reader.read())
    text += decoder.decode(part.value, { stream: true })
  await written
  return text + decoder.decode()
}

/** Runs all of them; tells which engine ran, and how long the first call took. */
export async function run({ createRedactor, redact, scan }) {
  const begin = performance.now()
  same(redact(TEXT), MASKED, 'redact')
  const first = performance.now() - begin
  const redactor = createRedactor()
  same(new TextDecoder().decode(redactor.redact(new TextEncoder().encode(TEXT))), MASKED, 'bytes')
  same(scan('mail anna@example.se')[0].start, 5, 'scan')
  same(await streamed(redactor), `${MASKED}\n`, 'stream')
  const value = { pnr: 8712202384, list: [new Map([['mail', 'anna@example.se']])], error: new TypeError('871220-2384') }
  const copy = redactor.redactValue(value)
  same(
    [copy.pnr, copy.list[0].get('mail'), copy.error.message],
    ['[personnummer]', '[email]', '[personnummer]'],
    'value',
  )
  same(redactor.explain('871220-2385')[0].verdict, 'checksum failed', 'explain')
  same(
    [formatPersonnummer('198712202384'), parseFodselsnummer('41819077302').synthetic],
    ['871220-2384', true],
    'parsers',
  )
  const tokens = createRedactor({ keyring: parseKeyring(newRing('none')), actions: { default: 'pseudonymise' } })
  const [one, two] = tokens.redactLines(['871220-2384', '19871220-2384'])
  same([one, one.startsWith('sl1_nid_')], [two, true], 'tokens')
  const policed = createRedactor({ policy: seHealthInsurer, context: { purpose: 'support' } })
  same(policed.redact('anna@example.se 192.0.2.44'), 'anna@example.se [ip]', 'policy')
  const plain = createRedactor({ engine: 'plain' })
  same(plain.scan(TEXT), redactor.scan(TEXT), 'both engines')
  return { engine: redactor.engine, reason: redactor.engineReason, first }
}
