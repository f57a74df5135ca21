/** What may be done with and seen of the wording of letters and their arrival. */
import { dropLetterDraft } from '../actions/drop-letter-draft.ts'
import { previewActLetter } from '../actions/preview-act-letter.ts'
import { previewLicenceLetter } from '../actions/preview-licence-letter.ts'
import { putLetterInForce } from '../actions/put-letter-in-force.ts'
import { returnToBuiltIn } from '../actions/return-to-built-in.ts'
import { saveLetterDraft } from '../actions/save-letter-draft.ts'
import { serveLetter } from '../actions/serve-letter.ts'
import { serveLicenceLetter } from '../actions/serve-licence-letter.ts'
import { settleService } from '../actions/settle-service.ts'
import { printLetters } from '../views/print-letters.ts'
import { serviceRules, unopenedLetters } from '../views/letter-service.ts'
import { letterDifference, letterKindsOf, letterTemplate, printTrial, tryLetter } from '../views/letter-templates.ts'

export const letterActs = [
  saveLetterDraft,
  dropLetterDraft,
  putLetterInForce,
  returnToBuiltIn,
  serveLetter,
  settleService,
  previewActLetter,
  previewLicenceLetter,
  serveLicenceLetter,
]
export const letterViews = [
  letterKindsOf,
  letterTemplate,
  letterDifference,
  tryLetter,
  printTrial,
  unopenedLetters,
  serviceRules,
  printLetters,
]
