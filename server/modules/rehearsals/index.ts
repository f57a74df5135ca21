/** Nothing below asks rehearsals for anything yet. */
export { rehearsal } from './contract.ts'
