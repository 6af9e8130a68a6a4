/**
 * @module The confidence table: every figure on one screen, in hundredths.
 *
 * A score orders findings and is compared with a threshold; it is not a probability. The corpus report
 * (`npm run corpus`) shows the results for each threshold. Names of forms and evidence are in `form-names.ts`.
 */
import { Bytes, byte, memory } from '#memory'
import { Form } from '../recognise/forms'

/** Properties of a form that affect its weighing. */
export const enum Trait {
  /** An identity number: words for persons support it. */
  National = 1,
  /** A phone number: words for phones support it. */
  Phone = 2,
  /** No separator: bank words count more against it. */
  Bare = 4,
  /** Words for machine numbers count against it. */
  Machine = 8,
  /** A digit group after or before a space, dash or dot makes it part of something longer. */
  Alone = 16,
  /** Follows the Swedish plan: `country` may favour it. */
  Sweden = 32,
  /** Follows the Norwegian plan. */
  Norway = 64,
  /** Its last digits may be a time of day, or its date is recent, as in many timestamps and order numbers. */
  Stamp = 128,
}

const PLAIN: u8 = 0
const NATIONAL: u8 = Trait.National as u8
const BARE: u8 = (Trait.National | Trait.Bare) as u8
const COUNT: u8 = (Trait.National | Trait.Bare | Trait.Machine) as u8
const STAMP: u8 = (Trait.National | Trait.Bare | Trait.Machine | Trait.Stamp) as u8
const PHONE: u8 = Trait.Phone as u8
const ZEROS: u8 = (Trait.Phone | Trait.Alone) as u8
const ZEROS_BARE: u8 = (Trait.Phone | Trait.Alone | Trait.Bare | Trait.Machine) as u8
const SE_PHONE: u8 = (Trait.Phone | Trait.Alone | Trait.Sweden) as u8
const SE_BARE: u8 = (Trait.Phone | Trait.Alone | Trait.Sweden | Trait.Bare | Trait.Machine) as u8
const NO_PHONE: u8 = (Trait.Phone | Trait.Alone | Trait.Norway) as u8
const NO_BARE: u8 = (Trait.Phone | Trait.Alone | Trait.Norway | Trait.Bare | Trait.Machine) as u8
const OTHER_BARE: u8 = (Trait.Phone | Trait.Bare) as u8

/** Base score and {@link Trait} bits by {@link Form}. */
// biome-ignore format: a table
const FIGURES: Bytes = /* @__PURE__ */ memory.data<u8>([
   0, 0,
  90, NATIONAL,   // YYMMDD-NNNC
  45, NATIONAL,   // the same, recent, a clock
  85, NATIONAL,   // YYYYMMDD-NNNC
  40, NATIONAL,   // the same, recent
  55, NATIONAL,   // YYYYMMDD NNNC
  20, NATIONAL,   // the same, a clock
  75, COUNT,      // YYYYMMDDNNNC
  55, STAMP,      // the same, a clock
  30, STAMP,      // the same, recent
  50, NATIONAL,   // YYMMDD NNNC
  20, NATIONAL,   // the same, a clock
  30, COUNT,      // YYMMDDNNNC
  70, NATIONAL,   // YYMMDD-TNNC
  20, COUNT,      // YYMMDDTNNC
  92, NATIONAL,   // DDMMYY IIIKK
  85, NATIONAL,   // DD MM YY IIIKK
  85, BARE,       // DDMMYYIIIKK
  80, BARE,       // the same, month offset
  25, BARE,       // the same, rule of 2032, too early
  60, BARE,       // the same, rule of 2032
  15, BARE,       // FH-number
  97, PLAIN,      // local@domain
  60, PLAIN,      // git@host:path
  30, PLAIN,      // "local"@domain
  85, PLAIN,      // IPv4
  20, PLAIN,      // vN.N.N.N
  90, PLAIN,      // IPv6
  20, PLAIN,      // IPv6, no digit in it
   5, PLAIN,      // local address
  60, PLAIN,      // NNNNNN-NNNC, organisation
  60, PLAIN,      // NNN NNN NNN, organisation
  95, PLAIN,      // NNNN NN NNNNN, account
  95, PHONE,      // +46 or +47 number
  80, PHONE,      // +CC number
  85, ZEROS,      // 00CC number
  85, SE_PHONE,   // 0AA-NNN NN NN
  60, SE_PHONE,   // 0AA NNN NN NN
  55, SE_BARE,    // 07NNNNNNNN
  30, SE_BARE,    // 0ANNNNNNNN
  35, NO_PHONE,   // NN NN NN NN
  15, NO_BARE,    // NNNNNNNN
  20, OTHER_BARE, // CC number
   0, PLAIN,      // custom
  40, ZEROS_BARE, // 00CCNNNNNN in one run
  99, PLAIN,      // owned by a listed name
  60, NATIONAL,   // YYYY-MM-DD-NNNC, YYMMDD--NNNC
  60, NATIONAL,   // SEYYMMDDNNNC01
   8, NATIONAL,   // personnummer, any separators
  85, NATIONAL,   // YYMMDD-NNNC, a clock
  60, NATIONAL,   // DD-MM-YY IIIKK, DD.MM.YYYY IIIKK
   8, NATIONAL,   // fødselsnummer, any separators
   8, NATIONAL,   // the last digits after a birth date
   8, NATIONAL,   // the same
  30, PLAIN,      // name (at) domain
   8, PLAIN,      // IPv6, one group
])

/** Results of weighing, one bit each, in reporting order. Names are in `form-names.ts`. */
export const enum Mark {
  None = 0,
  Field = 1,
  Word = 2,
  LooseDate = 4,
  Old = 8,
  Glued = 16,
  Neighbour = 32,
  NoField = 64,
  Country = 128,
  Hex = 256,
  Machine = 512,
  Bank = 1024,
  OtherField = 2048,
  Version = 4096,
  FileName = 8192,
  /** Part of a token written by an earlier pass. */
  Token = 16384,
}

/** How much evidence changes the score. */
export const enum Change {
  Field = 50,
  Word = 45,
  LooseDate = -20,
  Old = -30,
  Glued = -10,
  Neighbour = -50,
  /** The `country` option matches the plan of a grouped national number. */
  Country = 20,
  Hex = -60,
  Machine = -40,
  BankBare = -40,
  BankSeparated = -10,
  OtherField = -30,
  /** Fixed score of an address that looks like a version, whatever else. */
  Version = 20,
  Highest = 99,
}

/** Score of a claim that is no value at all: below every threshold, even 0. */
const NOT_ONE: i32 = -1

/** From this base on, neither adjacent digits nor distant words count against a form. */
export const SURE: i32 = 50

/** Returns the base score of a form. */
export function baseOf(form: i32): i32 {
  return byte(FIGURES, 2 * form)
}

/** Returns the {@link Trait} bits of a form. */
export function traitsOf(form: i32): i32 {
  return byte(FIGURES, 2 * form + 1)
}

/** Returns the change that a {@link Mark} makes to a form's score; 0 if it rules the claim out. */
export function changeOf(form: i32, mark: Mark): i32 {
  switch (mark) {
    case Mark.Field:
      return Change.Field
    case Mark.Word:
      return Change.Word
    case Mark.LooseDate:
      return Change.LooseDate
    case Mark.Old:
      return Change.Old
    case Mark.Glued:
      return Change.Glued
    case Mark.Neighbour:
      return (traitsOf(form) & Trait.Phone) !== 0 ? 0 : Change.Neighbour
    case Mark.Country:
      return Change.Country
    case Mark.Hex:
      return Change.Hex
    case Mark.Machine:
      return Change.Machine
    case Mark.Bank:
      return (traitsOf(form) & Trait.Bare) !== 0 ? Change.BankBare : Change.BankSeparated
    case Mark.OtherField:
      return Change.OtherField
    case Mark.Version:
      return Change.Version - baseOf(form)
    default:
      return 0
  }
}

/** True if the marks rule a claim out: a phone number next to other digits, a file name, a token. */
function isRuledOut(form: i32, marks: i32): boolean {
  if ((marks & (Mark.NoField | Mark.FileName | Mark.Token)) !== 0) return true
  return (marks & Mark.Neighbour) !== 0 && (traitsOf(form) & Trait.Phone) !== 0
}

/** Returns the score of a form with these {@link Mark} bits, in hundredths. */
export function scoreOf(form: i32, marks: i32): i32 {
  let score: i32 = baseOf(form)
  if (marks === 0) return score
  if (isRuledOut(form, marks)) return NOT_ONE
  let rest: i32 = marks
  while (rest !== 0) {
    const mark: i32 = rest & -rest
    score += changeOf(form, mark)
    rest ^= mark
  }
  if (score < 0) return 0
  return score > Change.Highest ? Change.Highest : score
}
