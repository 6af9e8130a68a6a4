/** Other spellings of a name: case, separators, letters without diacritics, plurals. */

/** Words of a name as people part them. */
function wordsOf(name: string): string[] {
  return name
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .split(/[\s_.-]+/u)
    .filter(Boolean)
    .map((word) => word.toLowerCase())
}

const capital = (word: string) => word.slice(0, 1).toUpperCase() + word.slice(1)
const MARKS: readonly { readonly [letter: string]: string }[] = [
  { å: 'a', ä: 'a', æ: 'a', ö: 'o', ø: 'o' },
  { å: 'aa', ä: 'ae', æ: 'ae', ö: 'oe', ø: 'oe' },
  { ä: 'æ', æ: 'ä', ö: 'ø', ø: 'ö' },
]
const marked = (name: string, letters: { readonly [letter: string]: string }) =>
  name.replace(/[åäæöø]/gu, (letter) => letters[letter] ?? letter)

/** Words in other ways: snake, kebab, dots, blanks, camels, capitals, one word. */
const JOINED: readonly ((words: readonly string[]) => string)[] = [
  (words) => words.join('_'),
  (words) => words.join('-'),
  (words) => words.join('.'),
  (words) => words.join(' '),
  (words) => words.join('_').toUpperCase(),
  (words) => words.map(capital).join(''),
  (words) => words.map((word, i) => (i === 0 ? word : capital(word))).join(''),
  (words) => words.map(capital).join(' '),
  (words) => words.join(''),
]

/** Names and what they are called where there are several. */
export const PLURALS =
  'diagnos/diagnoser diagnose/diagnoser diagnosis/diagnoses legemiddel/legemidler läkemedel/läkemedlen sykdom/sykdommer ' +
  'telefonnummer/telefonnumre telefonnummer/telefonnumren adress/adresser adresse/adresser kundnummer/kundnumren ' +
  'personnummer/personnumren fødselsnummer/fødselsnumre bild/bilder bilde/bilder lösenord/lösenorden passord/passordene ' +
  'klagomål/klagomålen klage/klager inköp/inköpen allergi/allergier symptom/symptomer journalnotat/journalnotater ' +
  'recept/recepten email/emails phone_number/phone_numbers patient/patients insurance_number/insurance_numbers ' +
  'claim_number/claim_numbers medication/medications address/addresses customerName/customerNames kundnamn/kundnamnen'

/** All spellings of a name. */
export function spellingsOf(name: string): string[] {
  const joined = JOINED.map((join) => join(wordsOf(name)))
  const letters = joined.flatMap((each) => [each, ...MARKS.map((map) => marked(each, map)), each.normalize('NFD')])
  return [...new Set(letters)]
}
