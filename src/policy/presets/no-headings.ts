/** @module Headings of the Norwegian supplier's text, which the rules cite, and the law. */

export const COUNTED = 'Hva regnes som en personopplysning?'
export const HANDLED = 'Hva betyr det at vi behandler dine personopplysninger?'
export const SHARED = 'Deler vi dine personopplysninger med andre?'
export const WHERE = 'Hvor behandler vi dine personopplysninger?'
export const SOURCES = 'Hvor får vi dine personopplysninger fra?'
export const NUMBER = 'Hvordan håndterer vi personnummer?'
export const RIGHTS = 'Hvilke rettigheter har du?'
export const STORING = 'Lagring av personopplysninger'
export const COOKIES = 'Bruk av cookies'
export const NORWEGIAN_LAW = 'Personopplysningsloven § 12'
