/**
 * @module The recognisers of the kinds that are off by default, one file each. `rows.ts` lists the kinds; a missing
 * recogniser does not compile.
 */
import { bankgiro } from './bankgiro'
import { birthdate } from './birthdate'
import { card } from './card'
import { clearing } from './clearing'
import { coordinates } from './coordinates'
import { cpr } from './cpr'
import { duf } from './duf'
import { henkilotunnus } from './henkilotunnus'
import { hpr } from './hpr'
import { iban } from './iban'
import { kennitala } from './kennitala'
import { kid } from './kid'
import type { KindRecogniser } from './kind'
import { kontonummer } from './kontonummer'
import { mac } from './mac'
import { ocr } from './ocr'
import { organisationsnummer } from './organisationsnummer'
import { orgnr } from './orgnr'
import { passport } from './passport'
import { plate } from './plate'
import { plusgiro } from './plusgiro'
import { reservnummer } from './reservnummer'
import type { MoreKind } from './rows'
import { secret } from './secret'

export const RECOGNISED: { readonly [K in MoreKind]: KindRecogniser } = {
  cpr,
  henkilotunnus,
  kennitala,
  reservnummer,
  duf,
  hpr,
  organisationsnummer,
  orgnr,
  iban,
  card,
  kontonummer,
  bankgiro,
  plusgiro,
  ocr,
  kid,
  clearing,
  mac,
  coordinates,
  plate,
  passport,
  secret,
  birthdate,
}
