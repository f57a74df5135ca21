/** What modules below may use of files and issued documents. */
export {
  describeFiles,
  filesOwnedBy,
  markCheckedAgainstOriginal,
  markSelfMade,
  type NewFile,
  ownsFiles,
  readFile,
  storeFile,
} from './files.ts'
export {
  type Concerning,
  type Issued,
  isUnopenedLetter,
  issuedFor,
  type IssuedLine,
  issueLetter,
  openingsOf,
  verifyUrlOf,
  voidDocument,
} from './issue.ts'
export { pressLicenceDocument, registerLicenceDocument } from './licence-document.ts'
export {
  type FaceLayout,
  openFirst,
  sealDailyMost,
  sealOutsideHours,
  sealOutsidePosts,
  sealOutsidePurpose,
  type SealPurpose,
  sealSuspended,
  type TrustLevel,
} from './contract.ts'
export { letterOpened, sealResumed } from './events.ts'
export { nextNumber, type NumberAsked } from './numbers.ts'
export type { Letter } from './pdf/letter.ts'
export type { Block } from './pdf/letter-blocks.ts'
export type { LicenceFace } from './pdf/licence.ts'
export type { Leaflet, Sticker } from './pdf/leaflet.ts'
export { previewLetter, previewLicence, printLeaflet, printStickers } from './preview.ts'
export { readMarkedCopy } from './marked-copies.ts'
export { printCopies } from './print-copies.ts'
export { readBarePicture } from './bare-picture.ts'
export { chineseDate } from './rules/chinese-date.ts'
export { purposesOpen, requireSeal, sealMayBeUsed, type SealUse } from './seals.ts'
export {
  type EnterpriseSeal,
  makeSealCertificate,
  sealCertificatesOf,
  sealFace,
  sealForm,
  verifyIssued,
} from './sealed-forms.ts'
export { faceFaults, faceFieldsOf, type FaceOf, holderFields } from './rules/face-layout.ts'
export { sentence } from './rules/sentence.ts'
