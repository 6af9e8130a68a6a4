/** The pages of `docs/reference/api`: what each entry of the built package exports, as its types say. */
import { readFileSync } from 'node:fs'

const { exports } = JSON.parse(readFileSync(new URL('package.json', import.meta.url), 'utf8'))
const types = Object.values(exports).flatMap(({ import: target }) => target?.types ?? [])

export default {
  plugin: ['typedoc-plugin-markdown'],
  entryPoints: types.filter((path) => !path.includes('transport')),
  tsconfig: 'typedoc.tsconfig.json',
  out: 'docs/reference/api',
  name: 'Public interface',
  readme: 'none',
  disableSources: true,
  excludeInternal: true,
  outputFileStrategy: 'modules',
  hidePageHeader: true,
  hideBreadcrumbs: true,
  useCodeBlocks: true,
  expandParameters: true,
  parametersFormat: 'table',
  propertyMembersFormat: 'table',
  interfacePropertiesFormat: 'table',
  typeDeclarationFormat: 'table',
  // Types that an entry does not export stand in its file all the same.
  validation: false,
}
