/** What letters are made of. */
import type { HearingRow, PartyRow } from '../hearing-store.ts'
import type { Explained } from '../rules/clock.ts'
import type { FilledBlock } from '../rules/letter-template.ts'
import type { UndoingRow } from '../undoing-store.ts'
import type { CorrectionItem, DeferredRow, EventFacts, ProcedureRow } from '../store.ts'

export type OpenedLetter = { title: string; number: string; at: string; by: string }

export type LetterFacts = {
  law: 'licence' | 'service'
  itemName: string
  caseNumber: string
  queryCode: string
  applicantName: string
  organName: string
  filedOn: string
  acceptedOn?: string
  deemed: boolean
  /** Limits in words and the last days, once accepted. */
  statutory?: { limit: string; due: string }
  promised?: { limit: string; due: string }
  /** A last day lies beyond the published holidays. */
  provisional: boolean
  /** Materials in hand, by name. */
  materials: readonly string[]
  correction?: { items: readonly CorrectionItem[]; note?: string; answerBy?: string; basis?: string }
  /** The special procedures so far, and the one the letter is about. */
  procedures: readonly ProcedureRow[]
  procedure?: ProcedureRow
  /** The hearing, those told beside the applicant, and the one the letter is for. */
  hearing?: HearingRow
  parties: readonly PartyRow[]
  party?: PartyRow
  /** What was accepted without, and by when it must come. */
  deferred: readonly DeferredRow[]
  /** The promise that was signed, and what its check found. */
  promise?: {
    text: string
    edition: string
    replaces: readonly string[]
    consequence: string
    basis: string
    check: string
    signer: string
    signedOn: string
    fingerprint: string
  }
  check?: { findings: string; answerBy?: string; correctBy?: string; reason: string; basis: string }
  /** How its grant is undone. */
  undoing?: UndoingRow
  /** Whose grant it is, where a superior undoes it. */
  grantedBy?: string
  /** The derivation of the dates, as the pages show it. */
  lines: readonly Explained[]
  /** Words and facts of the act the letter tells of. */
  words?: string
  facts: EventFacts
  /** What was opened, when and with which account: of a receipt. */
  opened?: OpenedLetter
  /** The application is about a licence there is; `deemedRenewed`: silence renewed it. */
  concerns?: 'change' | 'renew'
  deemedRenewed?: boolean
  /** Name and number of the licence issued, or of the result. */
  resultName: string
}

export type LetterText = {
  title: string
  /** Stands before 字 in the number: 受, 补 … */
  word: string
  body: FilledBlock[]
  remedies: string[]
}

export const provisionalNote = ({ provisional }: LetterFacts): string =>
  provisional ? '有的日期所在年度的放假安排尚未公布，公布后如有变动，另行告知。' : ''

/** A hearing concerns everybody who was told; a letter to one interested party concerns that one. */
export function addresseeOf({ applicantName, party, parties }: LetterFacts): string {
  return party?.name ?? [applicantName, ...parties.map((one) => one.name)].join('、')
}
