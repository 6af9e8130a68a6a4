/** @module Detects what a line says before a name: a label, a greeting, the end of a letter, a title. */

/** What the words before a position say about the text after it. */
export type Said = 'person' | 'name' | 'greeting' | 'ending' | 'title' | undefined

/** Characters read before a name. */
export const SAID_REACH = 60

const PERSON =
  'patient(?:en|ens namn)?|patientnamn|pasient(?:en)?|pasientnavn|kund(?:en)?|kunde(?:n)?|kundnamn|kundenavn|klient(?:en)?|elev(?:en)?|' +
  'brukare?n?|bruker(?:en)?|anst[aä]lld|ansatt|medarbetare|medarbeider|kontaktperson|handl[aä]ggare|saksbehandler|' +
  'kontakt|v[aå]rdnadshavare|m[aå]lsman|verge|foresatte?|anh[oö]rig|p[aå]r[oø]rende|s[oö]kande|s[oø]ker(?:en)?|f[oö]rs[aä]krad|forsikret|' +
  'arbetstagare|arbeidstaker|arbetsgivare|arbeidsgiver|l[aä]kare|lege|fastlege|sjuksk[oö]terska|sykepleier|hyresg[aä]st|leietaker|' +
  'medlem|medlemsnamn|undertecknad|avs[aä]ndare|avsender|mottagare|mottaker|ombud|fullmektig|beh[aå]llare|innehavare|innehaver|eier|' +
  'vittne|vitne|m[aå]ls[aä]gande|fornærmede|tilltalad|tiltalte|arvinge|arving|mor|far|barn|maka|make|sambo|ektefelle|' +
  'anm[aä]lare|melder|f[oö]r-? ?och ?efternamn|f[oø]rnamn|fornavn|efternamn|etternavn|fullt navn|fullst[aä]ndigt namn|full name|' +
  'first name|last name|surname|customer|employee|patient name|contact|signed by|underskrift|namnteckning'
const LABELLED = new RegExp(
  `(?:^|[^\\p{L}\\d])(?:(${PERSON})|namn|navn|name)(?:et)?["']?\\s{0,3}[:=]\\s{0,3}["']?$`,
  'iu',
)
const GREETED =
  /(?:^|[.!?"'>\t] ?|: ?)(?:hej(?: hej| p[aå] dig| igen)?|hei(?: igjen)?|heisann|hejsan|hall[aåo]|k[aäæ]re?a?|b[aä]sta|b[aä]ste|god dag|goddag|god morgon|godmorgon|god morgen|dear|hello|hi|tjena|tja|tack|takk|thanks)[,!]? $/iu
const ENDED =
  /(?:^|[^\p{L}])(?:mvh|mvh\.|m\.v\.h\.?|vh|mhv|h[aä]lsningar|h[aä]lsning|hilsen|hilsning|helsing|hilser|regards|sincerely|cheers)[ ,.:/–-]{1,4}$/iu
const TITLED =
  /(?:^|[^\p{L}])(?:herr|fru|fr[oö]ken|hr|dr|prof|professor|doktor|mr|mrs|ms|heter|hette|het|mitt namn [aä]r|mitt navn er|navnet mitt er|my name is)\.? $/iu

/** Common words of Swedish and Norwegian sentences that English ones do not have. */
const SMALL =
  /(?<!\p{L})(?:och|og|är|er|på|som|med|ikke|inte|till|til|av|har|jag|jeg|hon|hun|han|att|det|sier|säger|från|fra|vid|ved|hos|blev|ble|efter|etter|mot|ut|ett|vil|vill|kan|skal|ska|sitt|eg|ho|frå|ikkje|ein|seier|vart|hjå|mellan|mellom|över)(?!\p{L})/gu

/** True if a text is part of such a sentence: then only names and first words are capitalised. */
export function isSentence(text: string): boolean {
  return new Set(text.match(SMALL)).size >= 1
}

/** Returns what is said directly before a position. */
export function saidBefore(text: string, at: number): Said {
  // All of these end in a space or punctuation, never in a letter.
  if (at === 0 || /[\p{L}\d]/u.test(text.charAt(at - 1))) return undefined
  const before = text.slice(Math.max(0, at - SAID_REACH), at)
  const labelled = /[:=]\s{0,3}["']?$/.test(before) ? LABELLED.exec(before) : null
  if (labelled !== null) return labelled[1] === undefined ? 'name' : 'person'
  if (ENDED.test(before)) return 'ending'
  if (!before.endsWith(' ')) return undefined
  if (GREETED.test(before)) return 'greeting'
  return TITLED.test(before) ? 'title' : undefined
}
