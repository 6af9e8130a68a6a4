import type { Rows } from './rows'

export const ROWS: readonly Rows[] = []
