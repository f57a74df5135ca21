/** What the modules below may ask of credit. Functions take `ctx` and run in the caller's transaction. */
import type { Ctx } from '#kernel/ctx.ts'
import type { BreachStatus } from './contract.ts'
import { breachRecorded } from './events.ts'
import { breachesOf, creditTables } from './store.ts'

export { type BreachStatus, breachStatuses } from './contract.ts'
export { breachRecorded, breachWasSettled } from './events.ts'

type Maker = { kind: 'person' | 'enterprise'; id: string }

export type Exclusion = { breachId: string; itemName: string; what: string; recordedOn: string }

/**
 * Why this applicant may not promise now: false promises that are not repaired (国办发〔2020〕42号). Empty: they may.
 */
export async function exclusionsOf(ctx: Ctx, maker: Maker): Promise<Exclusion[]> {
  return (await breachesOf(ctx, maker))
    .filter((row) => row.status === 'standing')
    .map((row) => ({ breachId: row.id, itemName: row.item_name, what: row.what, recordedOn: row.recorded_on }))
}

/** Whether a promise of theirs was ever found false, repaired since or not. A record that was lifted never counts. */
export async function everBroke(ctx: Ctx, maker: Maker): Promise<boolean> {
  return (await breachesOf(ctx, maker)).some((row) => row.status !== 'lifted')
}

export type NewBreach = {
  organId: string
  regionCode: string
  maker: Maker & { name: string; identifierMasked: string }
  caseId: string
  caseNumber: string
  itemName: string
  /** What was found untrue, as the decision says it. */
  what: string
  basis: string
}

/** Records a promise that was not kept; a second time for one case changes nothing. @returns the id of the record */
export async function recordBreach(ctx: Ctx, given: NewBreach): Promise<string> {
  const db = creditTables(ctx)
  const id = ctx.newId()
  const written = await db
    .insertInto('credit.breach')
    .values({
      id,
      region_code: given.regionCode,
      organ_id: given.organId,
      applicant_kind: given.maker.kind,
      applicant_id: given.maker.id,
      applicant_name: given.maker.name,
      applicant_masked: given.maker.identifierMasked,
      case_id: given.caseId,
      case_number: given.caseNumber,
      item_name: given.itemName,
      what: given.what,
      basis: given.basis,
      recorded_on: ctx.today,
      recorded_by: ctx.actor.name,
      status: 'standing',
      settled_on: null,
      published: false,
    })
    .onConflict((conflict) => conflict.column('case_id').doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!written) return (await findBreachOfCase(ctx, given.caseId))!.breachId
  ctx.emit(breachRecorded, { breachId: id, caseId: given.caseId, organId: given.organId, regionCode: given.regionCode })
  return id
}

/** The record made of a case, and on which day it was settled. */
export async function findBreachOfCase(
  ctx: Pick<Ctx, 'db'>,
  caseId: string,
): Promise<{ breachId: string; status: BreachStatus; settledOn?: string } | undefined> {
  const row = await creditTables(ctx)
    .selectFrom('credit.breach')
    .selectAll()
    .where('case_id', '=', caseId)
    .executeTakeFirst()
  return row && { breachId: row.id, status: row.status, settledOn: row.settled_on ?? undefined }
}
