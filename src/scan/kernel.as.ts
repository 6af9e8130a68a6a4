/**
 * The recognisers, and the weighing of what they claim, as WebAssembly. The build compiles every shared file with `asc` from here, and a test runs
 * the result against the TypeScript of the same files, so that a rule that means different things to the two
 * compilers cannot slip in.
 */
export { email } from '../recognise/email'
export { fodselsnummer, fodselsnummerVariant } from '../recognise/fodselsnummer'
export { ip, ipVariant } from '../recognise/ip'
export { kontonummer, kontonummerVariant } from '../recognise/kontonummer'
export { orgnr, orgnrVariant } from '../recognise/orgnr'
export { personnummer, personnummerVariant } from '../recognise/personnummer'
export { phone, phoneVariant } from '../recognise/phone'
export { settleOverlaps } from '../resolve/overlaps'
export { weighClaims } from '../resolve/weigh'
