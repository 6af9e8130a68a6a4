/**
 * @module The program that `sladd redact FILE` is compared with: what one writes with the stream of the package.
 */
import { createReadStream, createWriteStream } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import { createRedactStream } from '../dist/node.js'

const [input, output] = process.argv.slice(2)
await pipeline(createReadStream(input), createRedactStream(), createWriteStream(output))
