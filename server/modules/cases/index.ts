/** What modules below may ask of cases, and the facts they may follow. */
import type { Ctx } from '#kernel/ctx.ts'
import { notFound } from '#kernel/problem.ts'
import { getItemVersion } from '#modules/catalogue/index.ts'
import type { Status } from './contract.ts'
import { isApplicant, maySee } from './policy.ts'
import { lockCase } from './steps.ts'
import { type CaseRow, casesTables, findCase, findCaseByNumber } from './store.ts'
import { addToHistory } from './transitions.ts'

export { type Status, statuses, statusTitles } from './contract.ts'
export * from './events.ts'
export { handOverCase, requirePaidBefore } from './hand-out.ts'
export { noteSatisfaction } from './exchange.ts'
export { findMaterialUse } from './reuse.ts'
export { type ClosedCase, closedCasesOf } from './closed-cases.ts'

/** A case as the modules that follow it need it; the SQL twin for lists is the view `cases.v_case`. */
export type CaseInBrief = {
  id: string
  number: string
  itemId: string
  versionId: string
  itemName: string
  organId: string
  regionCode: string
  applicant: { kind: 'person' | 'enterprise'; id: string; name: string }
  channel: 'online' | 'window'
  status: Status
  granted?: boolean
  /** The last day of its delivery (行政许可法 art. 44). */
  deliveryDue?: string
  decidedAt?: Date
  closedAt?: Date
  /** Staff member of the last act inside the body. */
  handlerId?: string
  handlerName?: string
  /** The caller is the applicant, or acts for the enterprise that is. */
  own: boolean
}

/** @throws notFound */
export async function getCaseForRating(ctx: Ctx, caseId: string): Promise<CaseInBrief> {
  const file = await findCase(ctx, caseId)
  if (!file) throw notFound({ caseId })
  return briefOf(ctx, file)
}

/** The case, for whoever may see it. @throws notFound */
export async function getSeenCase(ctx: Ctx, caseId: string): Promise<CaseInBrief> {
  const file = await findCase(ctx, caseId)
  if (!file || !maySee(ctx.actor, file)) throw notFound({ caseId })
  return briefOf(ctx, file)
}

/** The case of whoever holds its number and its query code. */
export async function findCaseByCode(ctx: Ctx, number: string, queryCode: string): Promise<CaseInBrief | undefined> {
  const file = await casesTables(ctx)
    .selectFrom('cases.case_file')
    .selectAll()
    .where('number', '=', number)
    .where('query_code', '=', queryCode)
    .executeTakeFirst()
  return file && briefOf(ctx, file)
}

/** The case of this number, for whoever may see it. */
export async function findCaseOfNumber(ctx: Ctx, number: string): Promise<CaseInBrief | undefined> {
  const file = await findCaseByNumber(ctx, number)
  return file && maySee(ctx.actor, file) ? briefOf(ctx, file) : undefined
}

/** Writes into the history that staff helped the applicant or acted for them, and how the applicant stood by it. */
export async function noteHelp(ctx: Ctx, caseId: string, words: string): Promise<void> {
  await addToHistory(ctx, await lockCase(ctx, caseId), { act: 'helped', article: '服务承诺', words })
}

async function briefOf(ctx: Ctx, file: CaseRow): Promise<CaseInBrief> {
  const { content } = await getItemVersion(ctx, file.version_id)
  return {
    id: file.id,
    number: file.number,
    itemId: file.item_id,
    versionId: file.version_id,
    itemName: content.name,
    organId: file.organ_id,
    regionCode: file.region_code,
    applicant: { kind: file.applicant_kind, id: file.applicant_id, name: file.applicant_name },
    channel: file.channel,
    status: file.status,
    granted: file.granted ?? undefined,
    deliveryDue: file.delivery_due ?? undefined,
    decidedAt: file.decided_at ?? undefined,
    closedAt: file.closed_at ?? undefined,
    handlerId: file.handler_id ?? undefined,
    handlerName: file.handler_name ?? undefined,
    own: isApplicant(ctx.actor, file),
  }
}
