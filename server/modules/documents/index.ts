/** What modules below may use of files and issued documents. */
export {
  describeFiles,
  markCheckedAgainstOriginal,
  type NewFile,
  ownsFiles,
  readFile,
  storeFile,
} from './files.ts'
export {
  issueDocument,
  type Issuance,
  type Issued,
  issuedFor,
  type IssuedLine,
  verifyUrlOf,
  voidDocument,
} from './issue.ts'
export { nextNumber, type NumberAsked } from './numbers.ts'
export { type Letter, letterPdf } from './pdf/letter.ts'
export type { Block } from './pdf/letter-blocks.ts'
export { type LicenceFace, licencePdf } from './pdf/licence.ts'
export type { Mark } from './pdf/mark.ts'
export { chineseDate } from './rules/chinese-date.ts'
