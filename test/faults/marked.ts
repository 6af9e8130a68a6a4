/**
 * Texts marked with the expected replacement of a part: `«[ip] 192.0.2.44»` is the address in the text and `[ip]` in
 * the output. The replacement is everything up to the first space; if it is empty, the part is removed.
 */
const MARKED = /«(\S*) ([^»]*)»/gu

export const textOf = (marked: string) => marked.replace(MARKED, '$2')
export const outputOf = (marked: string) => marked.replace(MARKED, '$1')
