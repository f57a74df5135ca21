/** How a result comes to wait, and what its applicant is told. */
import type { Ctx } from '#kernel/ctx.ts'
import { readableCode } from '#kernel/id.ts'
import { addDays, legalDateOf } from '#kernel/time.ts'
import type { CaseInBrief } from '#modules/cases/index.ts'
import { accountsOf, maskName, maskPhone } from '#modules/identity/index.ts'
import { sendNotice } from '#modules/notices/index.ts'
import { actNotOpen, type Recipient } from './contract.ts'
import { actsOpen, type HandoutAct, needsCode } from './rules/handout-status.ts'
import { type HandoutRow, handoutTables, ruleOf } from './store.ts'

const CODE_LETTERS = 6

/** @throws handouts.act-not-open */
export function requireOpen(row: HandoutRow, act: HandoutAct): void {
  const open = actsOpen(row.state, row.way)
  if (!open.includes(act)) throw actNotOpen({ state: row.state, open })
}

/** A case about which nothing was chosen yet. */
export function newHandout(ctx: Ctx, file: CaseInBrief): HandoutRow {
  return {
    case_id: file.id,
    region_code: file.regionCode,
    organ_id: file.organId,
    case_number: file.number,
    item_name: file.itemName,
    applicant_kind: file.applicant.kind,
    applicant_id: file.applicant.id,
    applicant_name: file.applicant.name,
    granted: null,
    state: 'chosen',
    way: null,
    recipient: null,
    recipient_masked: null,
    decided_on: null,
    delivery_due: null,
    pickup_code: null,
    wrong_codes: 0,
    reminded: 0,
    remind_on: null,
    shipment_id: null,
    tracking: null,
    booked_at: null,
    asked_at: null,
    asks: 0,
    failure: null,
    taken_by: null,
    ended_at: null,
    updated_at: ctx.now,
  }
}

export async function saveHandout(ctx: Ctx, row: HandoutRow): Promise<void> {
  await handoutTables(ctx)
    .insertInto('handouts.handout')
    .values(row)
    .onConflict((on) => on.column('case_id').doUpdateSet(row))
    .execute()
}

/** A fresh code where the result now waits at the desk, and none where it does not: a code dies with its way. */
export function codeFor(
  ctx: Ctx,
  { state, way }: Pick<HandoutRow, 'state' | 'way'>,
): Pick<HandoutRow, 'pickup_code' | 'wrong_codes'> {
  return {
    pickup_code: needsCode(state, way) ? ctx.vault.seal(readableCode(CODE_LETTERS)) : null,
    wrong_codes: 0,
  }
}

/** What it becomes when it has been decided: waiting, with a code by which it is fetched. */
export async function madeReady(ctx: Ctx, row: HandoutRow, file: CaseInBrief): Promise<HandoutRow> {
  const decidedOn = legalDateOf(file.decidedAt ?? ctx.now)
  return {
    ...row,
    state: 'ready',
    granted: file.granted ?? null,
    decided_on: decidedOn,
    delivery_due: file.deliveryDue ?? null,
    ...codeFor(ctx, { state: 'ready', way: row.way }),
    remind_on: addDays(decidedOn, (await ruleOf(ctx, row.organ_id)).first_days),
  }
}

export function maskedRecipient({ name, phone, address }: Recipient): string {
  return `${maskName(name)} ${maskPhone(phone)} ${address.slice(0, 6)}…`
}

/** A message to whoever applied, once for each occasion. */
export async function tellApplicant(
  ctx: Ctx,
  row: HandoutRow,
  { occasion, title, body }: { occasion: string; title: string; body: string },
): Promise<void> {
  await sendNotice(ctx, {
    to: await accountsOf(ctx, { kind: row.applicant_kind, id: row.applicant_id }),
    of: { kind: row.applicant_kind, id: row.applicant_id },
    kind: 'pickup',
    title,
    body,
    link: `/cases/${row.case_id}#pick-up`,
    about: { module: 'cases', id: row.case_id },
    dedupeKey: `handouts:${row.case_id}:${occasion}`,
  })
}
