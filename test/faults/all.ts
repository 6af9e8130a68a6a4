import { ROWS as CODES } from './codes'
import { ROWS as COUNTED } from './counted'
import { ROWS as DEFANGED } from './defanged'
import { ROWS as ELEMENTS } from './elements'
import { ROWS as ENCODINGS } from './encodings'
import { ROWS as FORMS } from './forms'
import { ROWS as JOINTS } from './joints'
import { ROWS as LINES } from './lines'
import { ROWS as NAMES } from './names'
import { ROWS as OPTIONS } from './options'
import { ROWS as PAIRS } from './pairs'
import { ROWS as QUOTED } from './quoted'
import { ROWS, type Rows } from './rows'
import { ROWS as SECRETS } from './secrets'
import { ROWS as SOURCE } from './source'
import { ROWS as SQL } from './sql'
import { ROWS as TABLES } from './tables'
import { ROWS as WEIGH } from './weigh'
import { ROWS as WRITTEN } from './written'

/** All rows of this folder. */
export const ALL: readonly Rows[] = [
  ...ROWS,
  ...CODES,
  ...COUNTED,
  ...DEFANGED,
  ...ELEMENTS,
  ...ENCODINGS,
  ...FORMS,
  ...JOINTS,
  ...LINES,
  ...NAMES,
  ...OPTIONS,
  ...PAIRS,
  ...QUOTED,
  ...SECRETS,
  ...SOURCE,
  ...SQL,
  ...TABLES,
  ...WEIGH,
  ...WRITTEN,
]
