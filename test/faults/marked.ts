/**
 * Texts with what is to be written for a part of them: `«[ip] 192.0.2.44»` is the address in the text and `[ip]` in
 * the output. What stands up to the first space is the replacement; nothing before it means that the part goes.
 */
const MARKED = /«(\S*) ([^»]*)»/gu

export const textOf = (marked: string) => marked.replace(MARKED, '$2')
export const outputOf = (marked: string) => marked.replace(MARKED, '$1')
