/** What a letter of this case has to tell, from the case as it stands. */
import type { Ctx } from '#kernel/ctx.ts'
import { legalDateOf } from '#kernel/time.ts'
import { loadCalendar } from '#modules/calendar/index.ts'
import { getItemVersion } from '#modules/catalogue/index.ts'
import { getOrgan } from '#modules/organs/index.ts'
import type { Act } from '../contract.ts'
import { whoDecided } from '../handler.ts'
import {
  type CaseRow,
  correctionOf,
  deferredOf,
  type EventRow,
  eventsOf,
  ledgerOf,
  type LetterKind,
  materialsOf,
  proceduresOf,
} from '../store.ts'
import { undoingsOf } from '../undoing-store.ts'
import { hearingOf, partiesOf } from '../hearing-store.ts'
import { clockOf } from '../views/case-clock.ts'
import type { LetterFacts } from './letter-words.ts'
import { promiseFacts } from './promise-facts.ts'
import { toldActs } from './told-acts.ts'

const toParties: ReadonlySet<LetterKind> = new Set([
  'hearing-right',
  'hearing-notice',
  'hearing-put-off',
  'interested-party',
])

/**
 * @param no which of the special procedures, or which of the receipts, the letter is about
 * @param proposals also what only waits for a superior: for a look at the letter before
 */
export async function factsFor(
  ctx: Ctx,
  file: CaseRow,
  kind: LetterKind,
  no: number,
  organName: string,
  proposals = false,
): Promise<LetterFacts & { told?: EventRow }> {
  const { content } = await getItemVersion(ctx, file.version_id)
  // A case is heard once; the number beside its call is that of the special procedure.
  const isMeant = ({ facts }: EventRow) => kind === 'hearing-notice' || (facts.no ?? 1) === no
  const told = (await eventsOf(ctx, file.id)).findLast(
    (event) => toldActs[kind].includes(event.act as Act) && (proposals || !event.facts.proposed) && isMeant(event),
  )
  const correction = kind === 'correction' ? await correctionOf(ctx, file.id) : undefined
  const given = kind === 'acceptance' ? await materialsOf(ctx, file.id) : []
  const names = new Map(content.materials.map((one) => [one.key, one.name]))
  const procedures = await proceduresOf(ctx, file.id)
  const parties = toParties.has(kind) ? await partiesOf(ctx, file.id) : []
  const undoing = file.granted ? (await undoingsOf(ctx, file.id)).find((one) => one.no === no) : undefined
  const clock = clockOf(ctx, file, await ledgerOf(ctx, file.id), content, await loadCalendar(ctx))
  return {
    law: file.law,
    itemName: content.name,
    caseNumber: file.number,
    queryCode: file.query_code,
    applicantName: file.applicant_name,
    organName,
    filedOn: legalDateOf(file.filed_at),
    acceptedOn: file.accepted_on ?? undefined,
    deemed: file.deemed,
    statutory: clock.statutory,
    promised: clock.promised,
    provisional: clock.provisional,
    materials: [
      ...new Set(
        given
          .filter((one) => one.how !== 'promise' && one.how !== 'commitment')
          .map((one) => names.get(one.key) ?? one.key),
      ),
    ],
    correction: correction && {
      items: correction.items,
      note: correction.note ?? undefined,
      answerBy: correction.answer_by ?? undefined,
      basis: correction.answer_basis ?? undefined,
    },
    procedures,
    procedure: procedures.find((one) => (kind === 'prolongation' ? one.ended_on === null : one.no === no)),
    hearing: file.hearing ? await hearingOf(ctx, file.id) : undefined,
    parties: kind === 'interested-party' ? [] : parties,
    party: kind === 'interested-party' ? parties.find((one) => one.no === no) : undefined,
    deferred: kind === 'acceptance' || kind === 'termination' ? await deferredOf(ctx, file.id) : [],
    ...(file.committed ? await promiseFacts(ctx, file, content) : {}),
    undoing,
    grantedBy: undoing?.by_organ_id ? (await getOrgan(ctx, whoDecided(file))).name : undefined,
    lines: clock.lines,
    told,
    words: told?.words ?? undefined,
    facts: told?.facts ?? {},
    concerns: file.concerns ?? undefined,
    deemedRenewed: told?.act === 'deem-renewed',
    resultName: file.granted ? content.result.name : '',
  }
}
