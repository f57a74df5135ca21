/** Issuing and using e-licences, for the modules below. Functions take `ctx` and run in the caller's transaction. */
export { type FaceRow, type LicenceStatus, type Standing, standingTitles, type UseKind } from './contract.ts'
export { licenceIssued, licenceLetterDue, licenceStatusChanged } from './events.ts'
export {
  describeLicences,
  findLicences,
  getOwnLicence,
  type Holder,
  type Licence,
  type OpenedLicence,
  openLicences,
} from './find.ts'
export { cancelLicenceOf, changeLicenceOf, recallLicenceOf, withdrawLicenceOf } from './change.ts'
export { issueLicence, type IssuedLicence, type LicenceWish } from './issue.ts'
export { holdUntilPaid } from './payment.ts'
export {
  isLetterWritten,
  keepLetter,
  licenceLetter,
  type LicenceLetter,
  type LicenceLetterFacts,
  type LicenceLetterKind,
  serveLicenceLetter,
} from './letters.ts'
export { licenceLetterTrial } from './letter-trial.ts'
export { letterWaits } from './receipts.ts'
export { actsWithLetters } from './acts-with-letters.ts'
export { type LicenceKind, licenceKinds, nameDefiningBodies } from './licence-types.ts'
export { findUse, type LicenceUse, recordUses } from './uses.ts'
