/**
 * @module What a policy takes a field for: by the list of its own names, else by how the name is read.
 */
import { categoryOf } from '../names/read'
import { isCategory } from './categories'
import type { Policy } from './types'

/** A name without case and joints, as a redactor reads it. */
function plain(name: string): string {
  return name
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')
}

/**
 * The category of a field. Of a category that the policy does not know, the nearest one above it.
 *
 * @param parents - names of what the field lies in, the outermost first
 * @returns its key; undefined when the policy lists no such name and the name tells of nobody
 *
 * @example
 * fieldCategory(seHealthInsurer, 'kundensNamn')   // 'user.name'
 */
export function fieldCategory(policy: Policy, name: string, parents: readonly string[] = []): string | undefined {
  const own = Object.entries(policy.fields ?? {}).find(([listed]) => plain(listed) === plain(name))
  let key = own?.[1] ?? categoryOf(name, parents) ?? ''
  while (key !== '' && !isCategory(key, policy)) key = key.slice(0, Math.max(0, key.lastIndexOf('.')))
  return key === '' ? undefined : key
}
