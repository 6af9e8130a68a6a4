/** @module What stands in for a recogniser where a name identifies the value, not its form. */
import { Anchor, type Recogniser } from '../types'

/** The confidence in a value that a listed name owns. */
export const OWNED_CONFIDENCE = 0.99

export const FIELD: Recogniser = {
  kind: 'field',
  witness: false,
  anchors: Anchor.Joint,
  runs: 0,
  recognise: () => 0,
  variant: () => 'field',
}
