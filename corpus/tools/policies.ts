/**
 * Writes the two policies as YAML and the schema as JSON, from the package's own data: `npm run policies`. A test
 * compares the files.
 */
import { writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { Document, isScalar, visit } from 'yaml'
import { noHealthRecords, POLICY_SCHEMA, type Policy, seHealthInsurer } from '../../src/policy/policy'

const HEAD = `# A minimisation policy: what may be done with which personal data, for whom, and why.
# Check it with: sladd policy check FILE. Periods are advice: replace them by your own.
# yaml-language-server: $schema=policy.schema.json
`

function asYaml(policy: Policy): string {
  const document = new Document(policy, { aliasDuplicateObjects: false })
  visit(document, {
    Seq(_key, list) {
      if (list.items.every(isScalar)) list.flow = true
    },
  })
  const text = document.toString({ lineWidth: 110, flowCollectionPadding: false })
  // Separate the parts, and the items in them, by blank lines.
  return `${HEAD}\n${text.replace(/\n(?=[a-z]| {2}- id:| {2}[a-z-]+:\n)/g, '\n\n').replace(/:\n\n {2}/g, ':\n  ')}`
}

/** The files, by name. */
export const POLICY_FILES: { readonly [name: string]: string } = {
  'se-health-insurer.yaml': asYaml(seHealthInsurer),
  'no-health-records.yaml': asYaml(noHealthRecords),
  'policy.schema.json': `${JSON.stringify(POLICY_SCHEMA, null, 2)}\n`,
}

if (process.argv[1]?.endsWith('policies.ts')) {
  for (const [name, text] of Object.entries(POLICY_FILES))
    writeFileSync(resolve(import.meta.dirname, '../../docs/policies', name), text)
}
