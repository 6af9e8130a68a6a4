/**
 * The checks as a program, for runtimes, bundles and browsers.
 */
import * as sladd from 'sladd'
import { run } from './checks.mjs'

console.log(JSON.stringify(await run(sladd).catch((error) => ({ failed: String(error) }))))
