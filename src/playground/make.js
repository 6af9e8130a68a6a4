/**
 * Writes the playground as one self-contained page: its content security policy allows only its own script and style,
 * by digest, and no connections.
 */
import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { buildSync } from 'esbuild'

const here = (name) => new URL(name, import.meta.url)
const ROOT = here('../../')

const bundled = (name, format) =>
  buildSync({
    entryPoints: [here(name).pathname],
    bundle: true,
    minify: true,
    write: false,
    format,
    target: 'es2022',
    // There is no surrounding script that it could close.
    supported: { 'inline-script': false },
    charset: 'utf8',
  }).outputFiles[0].text.trim()

const digest = (text) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`

const script = bundled('main.ts', 'iife')
const style = bundled('playground.css')
const policy = [
  "default-src 'none'",
  `script-src ${digest(script)} 'wasm-unsafe-eval'`,
  `style-src ${digest(style)}`,
  "connect-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ')

const page = readFileSync(here('index.html'), 'utf8')
  .replace('__CSP__', () => policy)
  .replace('/* style */', () => style)
  .replace('/* script */', () => script)
mkdirSync(new URL('docs/playground/', ROOT), { recursive: true })
writeFileSync(new URL('docs/playground/index.html', ROOT), page)
