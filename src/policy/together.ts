/**
 * @module What comes to the same put together, for people: categories and recipients of one outcome.
 */

/** An outcome, and what it is the outcome of. */
export interface Together<T> {
  readonly outcome: T
  readonly categories: Set<string>
  readonly recipients: Set<string>
}

/**
 * Puts together the categories that come to the same for the same recipients.
 *
 * @param outcomesOf - what a category comes to for each recipient; outcomes of one key are the same
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
