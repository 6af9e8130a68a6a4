/**
 * @module Countries and groups of countries. Codes are ISO 3166-1 alpha-2. `EU` has 27 members; `EEA` adds Iceland,
 * Liechtenstein and Norway (EEA Agreement). An unknown code belongs to no group, so it is denied.
 */

const EU = [
  ...['AT', 'BE', 'BG', 'CY', 'CZ', 'DE', 'DK', 'EE', 'ES', 'FI', 'FR', 'GR', 'HR', 'HU', 'IE', 'IT', 'LT', 'LU', 'LV'],
  ...['MT', 'NL', 'PL', 'PT', 'RO', 'SE', 'SI', 'SK'],
]

const GROUPS: { readonly [name: string]: readonly string[] } = { EU, EEA: [...EU, 'IS', 'LI', 'NO'] }

function membersOf(region: string): readonly string[] {
  return Object.hasOwn(GROUPS, region) ? (GROUPS[region] as readonly string[]) : [region]
}

/** True if all of `region`, a country or a group, lies in one of `allowed`. */
export function isInRegion(region: string, allowed: readonly string[]): boolean {
  const places = new Set(allowed.flatMap(membersOf))
  return membersOf(region).every((country) => places.has(country))
}

/** True if any part of `region`, a country or a group, lies in one of `places`. */
export function touchesRegion(region: string, places: readonly string[]): boolean {
  const all = new Set(places.flatMap(membersOf))
  return membersOf(region).some((country) => all.has(country))
}

/** Two upper-case letters, which includes the group `EU`, or `EEA`. */
export const REGION_PATTERN = '^(?:[A-Z]{2}|EEA)$'
