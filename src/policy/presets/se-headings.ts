/**
 * @module Headings of the Swedish insurer's text, which the rules cite.
 */

export const POLICY = 'Integritetspolicy'
export const KINDS = 'Kategorier av personuppgifter'
export const AIMS = 'Ändamål med behandlingen'
export const SERVICE = 'Du som kontaktar vår kundtjänst: Syfte'
export const CHANNELS = 'Du som besöker och använder våra digitala kanaler: Syfte'
export const GROUND = 'Rättslig grund'
export const DELETION = 'Radering av personuppgifter'
export const TRANSFER = 'Begränsningar i överföringen av personuppgifter'
export const RIGHTS = 'Rätt till information och rätt att klaga'
export const COOKIES = 'Du som besöker och använder våra digitala kanaler: cookies'
