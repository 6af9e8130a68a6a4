/**
 * @module Words that follow the name of a secret without being one: types and keywords of languages, states, schemes,
 * and common words; and those that precede a secret: of SQL, schemes of credentials, programs. They are compiled to a
 * table at build time.
 */
import { Spoken, SpokenTable, spokenSlot } from '../resolve/word-lookup'
import { foldUnits } from '../text/fold'

const WORDS = [
  // Types.
  'string str number int integer long float double decimal bool boolean char byte bytes bytea blob text varchar uuid guid ' +
    'null nil none nan undefined void any unknown never object array list map dict set tuple symbol bigint function func ' +
    'fn enum struct class interface type types promise future optional option result error exception self true false ' +
    'i8 i16 i32 i64 u8 u16 u32 u64 f32 f64 usize isize int8 int16 int32 int64 uint8 uint16 uint32 uint64 uint8array ' +
    'uint32array int32array utf8 utf16 ascii hex base64 base64url json xml html yaml csv url uri regexp regex date ' +
    'datetime timestamp buffer file path blob record vec box arc rc ref input output struct structure shape textarea',
  // Keywords.
  'new await async return typeof instanceof const let var if else for while do switch case default break continue import ' +
    'export from require as in of is not and or with without throw try catch finally yield static public private ' +
    'protected readonly final abstract override extends implements def lambda mut delete keyof infer this that',
  // Common variables in code.
  'value val key token name id data options opts config params param args arg props state context ctx req res request response ' +
    'event node item index field fields form label title description message placeholder header headers query body current ' +
    'comment keyword variable heading start end position marker cursor',
  // States, and actions on a secret.
  'required optional enabled disabled enable disable missing invalid valid expired revoked empty present absent unset ' +
    'inactive active read write allow deny allowed denied ok okay fail failed failure success successful auto automatic ' +
    'manual defaults always hidden visible show hide prompt forgot forgotten reset change changed update updated create ' +
    'created get gets put add added remove removed generate generated rotate rotated refresh refreshed granted rejected ' +
    'accepted mismatch incorrect wrong unauthorized forbidden',
  // Schemes and formats of secrets.
  'basic bearer digest ntlm negotiate oauth oauth1 oauth2 oidc saml jwt jws jwe ldap kerberos plain plaintext simple md5 ' +
    'sha1 sha256 sha384 sha512 hmac hs256 rs256 es256 bcrypt scrypt argon2 pbkdf2 session cookie cookies include omit ' +
    'same-origin cross-origin anonymous tls ssl mtls x509 email sms totp hotp',
  // English.
  'a an the it its your yours my our their his her you we they he she to by at on into then than when where which who what ' +
    'how why be been being are was were has have had does did will would can could should may might must shall no nor but ' +
    'also only all each every some more most less least one two three both either neither same other another here there ' +
    'now yes please enter use used uses using see provide provided contain contains cannot next previous first last',
  // Swedish and Norwegian.
  'en ett et den det de är er var inte ikke ikkje som för til till av på med og och eller men om att at ska skal måste må ' +
    'kan vill vil får har hade bli blir blei ble din ditt dina dine min mitt mi saknas mangler krävs kreves ogiltig ogiltigt ' +
    'ugyldig felaktig felaktigt fel feil ange oppgi skriv glömt glemt nytt ny ändra endre ditt ja nej nei ingen',
]

const both = Spoken.Glued | Spoken.Apart

/** Encodes an option by its number in `password-option.ts`, and how its value follows it. */
function owns(option: number, how: number): number {
  return Spoken.Program | (option << 2) | how
}

/** Words before secrets, and programs. Single-letter options depend on the program. */
const KINDS: ReadonlyArray<readonly [number, string]> = [
  [Spoken.Password, 'password'],
  [Spoken.By, 'by'],
  [Spoken.As, 'as'],
  [Spoken.Identified, 'identified'],
  [Spoken.For, 'for'],
  [Spoken.Statement, 'create alter set grant select update'],
  [Spoken.Scheme, 'bearer basic token apikey negotiate ntlm'],
  [Spoken.LineScheme, 'digest hmac'],
  [owns(0, both), 'sshpass'],
  [
    owns(0, Spoken.Glued),
    'mysql mysqladmin mysqlbinlog mysqlcheck mysqldump mysqlimport mysqlpump mysqlshow mysqlslap mysqlsh mysql_upgrade ' +
      'mariadb mariadb-admin mariadb-backup mariadb-binlog mariadb-check mariadb-dump mariadb-import mariadb-show ' +
      'mariadb-slap mariadb-upgrade 7z 7za 7zr 7zz',
  ],
  [owns(1, Spoken.Apart), 'redis-cli'],
  [
    owns(2, both),
    'ldapsearch ldapadd ldapmodify ldapdelete ldapmodrdn ldapcompare ldapwhoami ldappasswd ldapexop ldapurl ldapvc',
  ],
  [owns(3, both), 'sqlcmd bcp'],
  [owns(3, Spoken.Apart), 'zip unzip mosquitto_pub mosquitto_sub mosquitto_rr'],
  [owns(4, Spoken.Apart), 'plink pscp psftp putty'],
]

/** Returns the role of each word. */
function allWords(): Map<string, number> {
  const all = new Map<string, number>()
  for (const word of WORDS.join(' ').split(' ')) all.set(word, Spoken.Plain)
  for (const [kind, list] of KINDS) for (const word of list.split(' ')) all.set(word, (all.get(word) ?? 0) | kind)
  return all
}

/** Returns the words in the layout of {@link SpokenTable}. */
export function plainWordTable(): Uint8Array {
  const all = [...allWords()]
  const letters = all.reduce((sum, [word]) => sum + SpokenTable.EntryHead + word.length, 0)
  const bytes = new Uint8Array(SpokenTable.Entries + letters)
  bytes[0] = Math.max(...all.map(([word]) => word.length))
  let at: number = SpokenTable.Entries
  for (const [word, kind] of all) {
    const end = at + SpokenTable.EntryHead + word.length
    bytes[at] = word.length
    bytes[at + 1] = kind
    foldUnits(word, bytes, at + SpokenTable.EntryHead)
    let slot = spokenSlot(bytes, at + SpokenTable.EntryHead, end)
    const place = () => SpokenTable.Slots + 2 * slot
    while (bytes[place()] !== 0 || bytes[place() + 1] !== 0) slot = (slot + 1) & (SpokenTable.SlotCount - 1)
    bytes[place()] = at & 255
    bytes[place() + 1] = at >> 8
    at = end
  }
  return bytes
}
