/** @module Groups categories and recipients with the same outcome, for people. */

/** An outcome, and the categories and recipients that share it. */
export interface Together<T> {
  readonly outcome: T
  readonly categories: Set<string>
  readonly recipients: Set<string>
}

/**
 * Groups the categories with the same outcomes for the same recipients.
 *
 * @param outcomesOf - returns the outcome of a category for each recipient; outcomes with the same key are equal
 */
export function together<T>(
  categories: Iterable<string>,
  outcomesOf: (category: string) => Iterable<{ readonly key: string; readonly recipient: string; readonly outcome: T }>,
): Together<T>[] {
  const groups = new Map<string, Together<T>>()
  for (const category of categories) {
    const own = new Map<string, Together<T>>()
    for (const { key, recipient, outcome } of outcomesOf(category)) {
      const row = own.get(key) ?? { outcome, categories: new Set(), recipients: new Set() }
      own.set(key, row)
      row.recipients.add(recipient)
    }
    for (const [key, row] of own) {
      const whole = `${key} ${[...row.recipients].sort().join(' ')}`
      const group = groups.get(whole) ?? row
      groups.set(whole, group)
      group.categories.add(category)
    }
  }
  return [...groups.values()]
}
