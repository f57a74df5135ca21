/** The kinds of answers and the applicant's own data that fields of forms know: those of the standard data elements. */
export { fieldKinds, profileFields } from '#modules/vocabulary/contract.ts'
