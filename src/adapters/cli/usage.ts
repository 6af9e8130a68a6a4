/**
 * @module What is wrong with the command line.
 */

/** The command line is wrong; the message says how. */
export class UsageError extends Error {}
