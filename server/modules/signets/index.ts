/** What modules below may use of enterprises' seals. */
export { putSeal, type SealedForm, sealedFor, takeSeal, type Taken } from './sealing.ts'
export type { SealChoice } from './contract.ts'
