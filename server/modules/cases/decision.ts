/** Deciding: the written decision, the licence that goes with it, and the days left to hand it over. */
import { getOrgan } from '#modules/organs/index.ts'
import type { Ctx } from '#kernel/ctx.ts'
import { together } from '#kernel/db.ts'
import { loadCalendar } from '#modules/calendar/index.ts'
import { getItemVersion, type ItemContent } from '#modules/catalogue/index.ts'
import { describeFiles } from '#modules/documents/index.ts'
import { holdUntilPaid, issueLicence } from '#modules/licences/index.ts'
import { openCheck } from './commitment.ts'
import { caseDecided } from './events.ts'
import { aboutCase } from './facts.ts'
import { endFee, feeOwed, raiseFee, requirePaid } from './fees.ts'
import { sealOf } from './handler.ts'
import { keepPlace, requirePlace } from './places.ts'
import { issuerElsewhere, requireNotRenewed, validityFor } from './renewal.ts'
import { DELIVERY_LIMIT, lastDay } from './rules/clock.ts'
import { readForm } from './reading.ts'
import { type CaseRow, type EventFacts, materialsOf, openValues } from './store.ts'
import { advance, requireOpen } from './transitions.ts'

/** Grants, and issues the licence in the same transaction: no grant without its licence (行政许可法 art. 38(1), 39). */
export async function grant(ctx: Ctx, file: CaseRow, opinion: string): Promise<CaseRow> {
  requireOpen(file, 'grant')
  await requirePaid(ctx, file, 'grant')
  const { content } = await getItemVersion(ctx, file.version_id)
  await requirePlace(ctx, file, content)
  const licenceId = content.result.licenceType ? await licenceFor(ctx, file, content, content.result.licenceType) : null
  const decided = await decide(ctx, file, 'grant', opinion, {}, { granted: true, licence_id: licenceId })
  const next = await raiseFee(ctx, decided, content, 'grant')
  await keepPlace(ctx, next, licenceId)
  await keepBackUntilPaid(ctx, next)
  await openCheck(ctx, next, content)
  ctx.emit(caseDecided, { ...aboutCase(file), granted: true, licenceId: licenceId ?? undefined })
  return next
}

/** Denies, with the reason and the provision that is not met (行政许可法 art. 38(2)). */
export async function denyAs(
  ctx: Ctx,
  file: CaseRow,
  act: 'deny' | 'confirm-denial',
  reason: string,
  facts: EventFacts,
): Promise<CaseRow> {
  const next = await decide(ctx, file, act, reason, facts, { granted: false })
  await endFee(ctx, next, 'denied')
  ctx.emit(caseDecided, { ...aboutCase(file), granted: false })
  return next
}

/** Silence has renewed the licence: the new one is issued all the same (art. 39, 50(2)). */
export async function decideRenewed(ctx: Ctx, waiting: CaseRow): Promise<CaseRow> {
  const file = { ...waiting, decider_organ_id: await issuerElsewhere(ctx, waiting) }
  const { content } = await getItemVersion(ctx, file.version_id)
  const licenceId = content.result.licenceType ? await licenceFor(ctx, file, content, content.result.licenceType) : null
  const words = '有效期届满前没有作出是否准予延续的决定，视为准予延续'
  const decided = await decide(ctx, file, 'deem-renewed', words, {}, { granted: true, licence_id: licenceId })
  const next = await raiseFee(ctx, decided, content, 'grant')
  await keepPlace(ctx, next, licenceId)
  await keepBackUntilPaid(ctx, next)
  ctx.emit(caseDecided, { ...aboutCase(file), granted: true, licenceId: licenceId ?? undefined })
  return next
}

async function decide(
  ctx: Ctx,
  file: CaseRow,
  act: 'grant' | 'deny' | 'confirm-denial' | 'deem-renewed',
  words: string,
  facts: EventFacts,
  set: Partial<CaseRow>,
): Promise<CaseRow> {
  if (act === 'deny' || act === 'confirm-denial') requireNotRenewed(ctx, file)
  const due = lastDay(await loadCalendar(ctx), ctx.today, DELIVERY_LIMIT)
  const { decider_organ_id } = file
  const decider_region_code = decider_organ_id ? (await getOrgan(ctx, decider_organ_id)).regionCode : null
  // Who decides is known to the acts before it is written down: the row says nobody yet.
  return advance(
    ctx,
    { ...file, decider_organ_id: null },
    {
      act,
      words,
      facts,
      phase: { phase: 'delivery' },
      set: {
        ...set,
        decider_organ_id,
        decider_region_code,
        decided_at: ctx.now,
        delivery_due: due.on,
        provisional: due.provisional,
      },
    },
  )
}

async function licenceFor(ctx: Ctx, file: CaseRow, content: ItemContent, typeKey: string): Promise<string> {
  const { name, faceFields } = content.result
  const [{ organ, use }, sections, photoFileId, validity] = await together(
    sealOf(ctx, file, 'decision'),
    readForm(ctx, content.form, openValues(ctx, file.sealed_values)),
    photoOf(ctx, file.id),
    validityFor(ctx, file, content),
  )
  const rows = sections.flatMap((section) => section.rows)
  const licence = await issueLicence(ctx, {
    caseId: file.id,
    typeKey,
    itemName: name,
    organId: organ.id,
    use: { act: '准予', ...use },
    holder: { kind: file.applicant_kind, id: file.applicant_id },
    face: faceFields.flatMap((key) =>
      rows.filter((row) => row.key === key).map(({ label, text }) => ({ label, text })),
    ),
    photoFileId,
    ...validity,
  })
  return licence.id
}

/** Where payment comes before the result, the e-licence waits for it as the paper does. */
async function keepBackUntilPaid(ctx: Ctx, file: CaseRow): Promise<void> {
  if (file.licence_id && (await feeOwed(ctx, file, 'delivery'))) await holdUntilPaid(ctx, file.licence_id)
}

/** The photograph handed in, for a face that shows one. */
async function photoOf(ctx: Ctx, caseId: string): Promise<string | undefined> {
  const given = (await materialsOf(ctx, caseId)).findLast(({ key, how }) => key === 'photo' && how === 'document')
  const files = await describeFiles(ctx, given?.document_ids ?? [])
  return files.find(({ mediaType }) => mediaType === 'image/jpeg' || mediaType === 'image/png')?.id
}
