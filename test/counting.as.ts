/**
 * What the counting kernel exports beside the kernel's own calls.
 */
export { takeSteps } from '#memory'
