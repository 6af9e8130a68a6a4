/**
 * @module The confidence table: every figure on one screen, in hundredths.
 *
 * A score orders findings and is held against a threshold; it is no probability. The corpus report
 * (`npm run corpus`) shows what each threshold gives. Names of forms and evidence stand in `names.ts`.
 */
import { Bytes, byte, memory } from '#memory'
import { Form } from '../recognise/forms'

/** What a form is weighed for. */
export const enum Trait {
  None = 0,
  /** An identity number: words of persons speak for it. */
  National = 1,
  /** A phone number: words of phones speak for it. */
  Phone = 2,
  /** No separator: bank words speak louder against it. */
  Bare = 4,
  /** Machine words speak against it: a bare personnummer looks like a time stamp. */
  Machine = 8,
  /** A digit group one space, dash or dot away makes it part of something else. */
  Alone = 16,
  /** Follows the Swedish plan: `country` can favour it. */
  Sweden = 32,
  /** Follows the Norwegian plan. */
  Norway = 64,
  /** Only a field that owns it makes it a value. */
  FieldOnly = 128,
}

/** Base figure and {@link Trait} bits by {@link Form}. */
// biome-ignore format: a table
const FIGURES: Bytes = /* @__PURE__ */ memory.data<u8>([
   0, 0,
  90, Trait.National,                                                      // YYMMDD-NNNC
  55, Trait.National,                                                      // the same, recent, a clock
  85, Trait.National,                                                      // YYYYMMDD-NNNC
  40, Trait.National,                                                      // the same, recent
  55, Trait.National,                                                      // YYYYMMDD NNNC
  20, Trait.National,                                                      // the same, a clock
  75, Trait.National | Trait.Bare | Trait.Machine,                         // YYYYMMDDNNNC
  55, Trait.National | Trait.Bare | Trait.Machine,                         // the same, a clock
  30, Trait.National | Trait.Bare | Trait.Machine,                         // the same, recent
  50, Trait.National,                                                      // YYMMDD NNNC
  20, Trait.National,                                                      // the same, a clock
  30, Trait.National | Trait.Bare | Trait.Machine,                         // YYMMDDNNNC
  70, Trait.National,                                                      // YYMMDD-TNNC
  20, Trait.National | Trait.Bare | Trait.Machine,                         // YYMMDDTNNC
  92, Trait.National,                                                      // DDMMYY IIIKK
  85, Trait.National,                                                      // DD MM YY IIIKK
  85, Trait.National | Trait.Bare,                                         // DDMMYYIIIKK
  80, Trait.National | Trait.Bare,                                         // the same, month offset
  25, Trait.National | Trait.Bare,                                         // the same, rule of 2032, too early
  60, Trait.National | Trait.Bare,                                         // the same, rule of 2032
  15, Trait.National | Trait.Bare,                                         // FH-number
  97, Trait.None,                                                          // local@domain
  60, Trait.None,                                                          // git@host:path
  30, Trait.None,                                                          // "local"@domain
  85, Trait.None,                                                          // IPv4
  20, Trait.None,                                                          // vN.N.N.N
  90, Trait.None,                                                          // IPv6
  20, Trait.None,                                                          // IPv6, no digit in it
   5, Trait.None,                                                          // local address
  60, Trait.None,                                                          // NNNNNN-NNNC, organisation
  60, Trait.None,                                                          // NNN NNN NNN, organisation
  95, Trait.None,                                                          // NNNN NN NNNNN, account
  95, Trait.Phone,                                                         // +46 or +47 number
  80, Trait.Phone,                                                         // +CC number
  85, Trait.Phone | Trait.Alone,                                           // 00CC number
  85, Trait.Phone | Trait.Alone | Trait.Sweden,                            // 0AA-NNN NN NN
  60, Trait.Phone | Trait.Alone | Trait.Sweden,                            // 0AA NNN NN NN
  55, Trait.Phone | Trait.Alone | Trait.Sweden | Trait.Bare | Trait.Machine, // 07NNNNNNNN
  30, Trait.Phone | Trait.Alone | Trait.Sweden | Trait.Bare | Trait.Machine, // 0ANNNNNNNN
  35, Trait.Phone | Trait.Alone | Trait.Norway,                            // NN NN NN NN
  15, Trait.Phone | Trait.Alone | Trait.Norway | Trait.Bare | Trait.Machine, // NNNNNNNN
  20, Trait.Phone | Trait.Bare | Trait.FieldOnly,                          // CC number
   0, Trait.None,                                                          // custom
  40, Trait.Phone | Trait.Alone | Trait.Bare | Trait.Machine,              // 00CCNNNNNN in one run
])

/** What weighing can find, one bit each, in the order in which it is told. Names stand in `names.ts`. */
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
}

/** What evidence adds or takes. */
export const enum Change {
  Field = 50,
  Word = 45,
  LooseDate = -20,
  Old = -30,
  Glued = -10,
  Neighbour = -50,
  /** The `country` option equals the plan of a grouped national number. */
  Country = 20,
  Hex = -60,
  Machine = -40,
  BankBare = -40,
  BankSeparated = -10,
  OtherField = -30,
  /** An address that reads as a version is worth this much, whatever else. */
  Version = 20,
  Highest = 99,
}

/** Score of a claim that turned out to be no value at all: below every threshold, 0 included. */
const NOT_ONE: i32 = -1

/** Base figure of a form. */
export function baseOf(form: i32): i32 {
  return byte(FIGURES, 2 * form)
}

/** {@link Trait} bits of a form. */
export function traitsOf(form: i32): i32 {
  return byte(FIGURES, 2 * form + 1)
}

/** What one {@link Mark} changes for a form; nothing when it rules the claim out. */
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

/** Whether the marks make a claim no value at all: a phone number beside other digits, a file's name. */
function isRuledOut(form: i32, marks: i32): boolean {
  if ((marks & (Mark.NoField | Mark.FileName)) !== 0) return true
  return (marks & Mark.Neighbour) !== 0 && (traitsOf(form) & Trait.Phone) !== 0
}

/** Score of a form with these {@link Mark} bits, in hundredths. */
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
