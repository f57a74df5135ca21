/** A request as it is written down, and what its asker is told of it. */
import type { Ctx } from '#kernel/ctx.ts'
import { addWorkingDays, loadCalendar } from '#modules/calendar/index.ts'
import { chineseDate } from '#modules/documents/index.ts'
import { type Applicant, maskPhone } from '#modules/identity/index.ts'
import { sendNotice } from '#modules/notices/index.ts'
import { getHall } from '#modules/organs/index.ts'
import { addressNeeded, type askedVia, type ways } from './contract.ts'
import { assistanceTables, changeRequest, type RequestRow } from './store.ts'

export type Wish = {
  hallId: string
  itemId?: string
  wish: string
  way: keyof typeof ways
  phone: string
  address?: string
}

type Asker = {
  name: string
  applicant?: Pick<Applicant, 'kind' | 'id'>
  accountId?: string
  via: keyof typeof askedVia
}

/** @throws notFound for an unknown hall, addressNeeded */
export async function writeRequest(ctx: Ctx, wish: Wish, asker: Asker): Promise<{ id: string; dueOn: string }> {
  const hall = await getHall(ctx, wish.hallId)
  if (wish.way === 'home' && !wish.address) throw addressNeeded()
  const { dueOn } = addWorkingDays(await loadCalendar(ctx), ctx.today, ctx.config.assistanceDays)
  const id = ctx.newId()
  await assistanceTables(ctx)
    .insertInto('assistance.request')
    .values({
      id,
      region_code: hall.regionCode,
      hall_id: hall.id,
      organ_id: hall.organId,
      applicant_kind: asker.applicant?.kind ?? null,
      applicant_id: asker.applicant?.id ?? null,
      asked_by: asker.accountId ?? null,
      name: asker.name,
      sealed_phone: ctx.vault.seal(wish.phone),
      phone_masked: maskPhone(wish.phone),
      sealed_address: wish.way === 'home' ? ctx.vault.seal(wish.address!) : null,
      asked_via: asker.via,
      way: wish.way,
      item_id: wish.itemId ?? null,
      wish: wish.wish,
      state: 'open',
      asked_at: ctx.now,
      due_on: dueOn,
      helper_id: null,
      helper_name: null,
      kind: null,
      case_id: null,
      case_number: null,
      proof: null,
      proof_ids: [],
      mandate_ids: [],
      confirmed_at: null,
      refused_words: null,
      outcome: null,
      ended_at: null,
    })
    .execute()
  ctx.note({ requestId: id, dueOn: chineseDate(dueOn) })
  return { id, dueOn }
}

export async function endWith(ctx: Ctx, row: RequestRow, outcome: string): Promise<void> {
  await changeRequest(ctx, row.id, { state: 'ended', outcome, ended_at: ctx.now })
}

/** Whoever asked with an account; who asked by phone is called. */
export async function tellAsker(
  ctx: Ctx,
  row: RequestRow,
  said: { what: string; kind?: 'todo'; title: string; body: string },
): Promise<void> {
  await sendNotice(ctx, {
    to: row.asked_by ? [row.asked_by] : [],
    kind: said.kind ?? 'progress',
    title: said.title,
    body: said.body,
    link: '/help',
    about: { module: 'assistance', id: row.id },
    dedupeKey: `assistance:${row.id}:${said.what}`,
  })
}
