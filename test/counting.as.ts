/** Exports of the counting kernel in addition to the kernel's own. */
export { takeSteps } from '#memory'
