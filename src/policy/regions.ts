/**
 * @module Countries and groups of them. Codes are ISO 3166-1 alpha-2. `EU` has 27 members; `EEA` those and Iceland,
 * Liechtenstein and Norway (EEA Agreement). A code that is not known lies in no group, so it is denied.
 */

const EU = [
  ...['AT', 'BE', 'BG', 'CY', 'CZ', 'DE', 'DK', 'EE', 'ES', 'FI', 'FR', 'GR', 'HR', 'HU', 'IE', 'IT', 'LT', 'LU', 'LV'],
  ...['MT', 'NL', 'PL', 'PT', 'RO', 'SE', 'SI', 'SK'],
]

const GROUPS: { readonly [name: string]: readonly string[] } = { EU, EEA: [...EU, 'IS', 'LI', 'NO'] }

function membersOf(region: string): readonly string[] {
  return Object.hasOwn(GROUPS, region) ? (GROUPS[region] as readonly string[]) : [region]
}

/** Whether all of `region`, a country or a group, lies in one of `allowed`. */
export function isInRegion(region: string, allowed: readonly string[]): boolean {
  const places = new Set(allowed.flatMap(membersOf))
  return membersOf(region).every((country) => places.has(country))
}

/** Whether any of `region`, a country or a group, lies in one of `places`. */
export function touchesRegion(region: string, places: readonly string[]): boolean {
  const all = new Set(places.flatMap(membersOf))
  return membersOf(region).some((country) => all.has(country))
}

/** Two upper-case letters, which also fits the groups but for `EEA`. */
export const REGION_PATTERN = '^(?:[A-Z]{2}|EEA)$'
