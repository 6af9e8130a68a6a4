/**
 * @module What speaks against an address: a version with four parts, an image named `logo@2x.png`, a unit of
 * the service manager named `user@1000.service`.
 */

import { Form } from '../recognise/forms'
import type { Source } from '../text/source'
import type { View } from '../text/view'
import type { Claim } from '../types'
import { Change, FORMS, type FormRow } from './confidence'
import { Scale } from './scale'
import { type Surroundings, surroundings } from './surroundings'

/** A version word at most one word before. */
const VERSION_WORD =
  /(?:^|[^\p{L}\p{N}_])(?:version|versjon|ver|v|release|build)(?:e?n|s|nr|nummer)?[^\p{L}\p{N}]+(?:[\p{L}\p{N}_.-]+[^\p{L}\p{N}_]+)?$/iu
/** Without one of these no {@link VERSION_WORD} is worth a look, and most lines have none. */
const MAYBE_VERSION = /v|release|build/i
/** A numbered place in a text, directly before. */
const SECTION = /(?:^|[^\p{L}\p{N}_])(?:avsnitt|kap\.?|kapitel|kapittel|punkt|pkt\.?|section)\s{1,2}$|§\s{0,2}$/iu
/** A client or server product with its version: `Chrome/126.0.0.0`. */
const PRODUCT =
  /(?:^|[^\p{L}\p{N}_])(?:Chrome|Chromium|CriOS|HeadlessChrome|Edge?|EdgA|OPR|Opera|Firefox|FxiOS|Safari|Version|Vivaldi|YaBrowser|SamsungBrowser|Electron|curl|Wget|okhttp|Java|Python|Ruby|Go|Node|nginx|Apache|OpenSSL|Dalvik|CFNetwork|Darwin)\/$/iu
/** `name-1.2.3.4.jar`. */
const PACKAGE_NAME = /[\p{L}\p{N}]-$/u
/** `[name.jar:1.2.3.4]`, as stack traces write it. */
const PACKAGE_VERSION = /\.(?:jar|war|aar):$/iu
const PACKAGE_ENDING =
  /^[.-](?:jar|war|zip|tgz|tar|gz|deb|rpm|whl|gem|egg|dll|exe|msi|nupkg|apk|aar|so|dylib|pom|xml|js|css)(?![\p{L}\p{N}])/iu

/** `logo@2x.png`: the endings of assets after a scale. */
const SCALED_ASSET = /@\d{1,2}x\.(?:png|jpe?g|gif|svg|webp|ico|css|m?js|ts|map|woff2?)$/i
/** Units of systemd; none of these endings is a top-level domain. */
const SERVICE_UNIT = /\.(?:service|socket|slice|scope|timer|mount|automount|swap|target|path|device)$/i

/** Sets score and evidence of an e-mail address. */
export function weighEmail(view: View, source: Source, claim: Claim): void {
  const scale = new Scale(FORMS[claim.form] as FormRow)
  const text = source.text(view.offsetOf(claim.start), view.endOf(claim.end))
  const isFileName = SCALED_ASSET.test(text) || SERVICE_UNIT.test(text)
  if (isFileName) scale.veto('file-name')
  scale.settle(claim)
}

/** Whether four numbers are a version; the last character before them says which rule is worth a try. */
function isVersion({ before, wordsBefore, wordsAfter }: Surroundings): boolean {
  if (MAYBE_VERSION.test(wordsBefore) && VERSION_WORD.test(wordsBefore)) return true
  const last = before.at(-1)
  if (last === '/') return PRODUCT.test(before)
  if (last === '-') return PACKAGE_NAME.test(before) && PACKAGE_ENDING.test(wordsAfter)
  if (last === ':') return PACKAGE_VERSION.test(before)
  return SECTION.test(wordsBefore)
}

/** Sets score and evidence of an IP address. */
export function weighIp(view: View, source: Source, claim: Claim, claims: readonly Claim[]): void {
  const row = FORMS[claim.form] as FormRow
  const scale = new Scale(row)
  if (claim.form === Form.Ipv4 && isVersion(surroundings(view, source, claim, claims))) {
    scale.add('version', Change.Version - row.base)
  }
  scale.settle(claim)
}
