/** What modules below may use: nothing yet. */
export { requestStates } from './contract.ts'
