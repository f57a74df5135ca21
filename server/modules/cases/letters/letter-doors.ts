/** What may be done with and seen of the wording of letters. */
import { dropLetterDraft } from '../actions/drop-letter-draft.ts'
import { putLetterInForce } from '../actions/put-letter-in-force.ts'
import { returnToBuiltIn } from '../actions/return-to-built-in.ts'
import { saveLetterDraft } from '../actions/save-letter-draft.ts'
import { letterDifference, letterKindsOf, letterTemplate, printTrial, tryLetter } from '../views/letter-templates.ts'

export const letterActs = [saveLetterDraft, dropLetterDraft, putLetterInForce, returnToBuiltIn]
export const letterViews = [letterKindsOf, letterTemplate, letterDifference, tryLetter, printTrial]
