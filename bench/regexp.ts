/**
 * @module What most people would write: one large alternation. It only matches forms and verifies nothing, so it also
 * matches time stamps, order numbers and amounts. The same source is valid in JavaScript and in Rust's `regex`, which
 * has no look-around.
 */

const GROUPS = {
  // Before the numbers: an address may contain some.
  email: "[\\w.+'=åäöæøÅÄÖÆØ-]+@[\\wåäöæøÅÄÖÆØ-]+(?:\\.[\\wåäöæøÅÄÖÆØ-]+)+",
  ipv6: '(?:[0-9A-Fa-f]{1,4}:){7}[0-9A-Fa-f]{1,4}\\b|(?:(?:[0-9A-Fa-f]{1,4}:){1,6}|:):(?:[0-9A-Fa-f]{1,4}[:.]){0,6}[0-9A-Fa-f]{1,4}\\b',
  ipv4: '\\b(?:[0-9]{1,3}\\.){3}[0-9]{1,3}\\b',
  personnummer: '\\b(?:[0-9]{2})?[0-9]{2}[01][0-9]{3}[-+ –]?[0-9TRSUWXJKLMN][0-9]{3}\\b',
  fodselsnummer: '\\b[0-9]{2}[. ]?[0-9]{2}[. ]?[0-9]{2}[ -]?[0-9]{5}\\b',
  phoneWorld: '(?:\\+|\\b00)[0-9]{1,3}(?:[ -]?\\(0\\))?(?:[ -]?[0-9]{1,4}){2,6}\\b',
  phoneSE: '(?:\\(0[0-9]{1,3}\\)|\\b0[0-9]{1,3})[ -]?[0-9]{2,4}(?:[ -]?[0-9]{2,4}){1,3}\\b',
  phoneNO: '\\b[2-9][0-9](?: ?[0-9]{2}){3}\\b',
}

/** Returns the groups separately, for an engine that takes several patterns at once. */
export function patterns(): string[] {
  return Object.values(GROUPS)
}

/** Returns the alternation for JavaScript, global. */
export function javaScriptPattern(): RegExp {
  return new RegExp(Object.values(GROUPS).join('|'), 'g')
}

/** Returns the same for Rust, with the ASCII boundaries and letters that it means in JavaScript. */
export function rustPattern(): string {
  return Object.values(GROUPS).join('|').replaceAll('\\b', '(?-u:\\b)').replaceAll('\\w', 'A-Za-z0-9_')
}
