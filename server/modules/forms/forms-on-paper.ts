/** Drafts that were printed and brought to a window: found by their code, opened, handed in once. */
import { sql } from 'kysely'
import type { Ctx } from '#kernel/ctx.ts'
import { job } from '#kernel/job.ts'
import { type Draft, formHandedIn, formOfAnother, formUnknown } from './contract.ts'
import { findDraft, type Owner } from './store.ts'

/** As long as somebody may come with the sheet of what is filed already, or look for the draft a window has filed. */
const DAYS_REMEMBERED = 30

export type FormOnPaper = { id: string; itemId: string; owner: Owner }

/** @throws formUnknown; formHandedIn, with the case, to whoever may know of it */
export async function getFormByCode(
  ctx: Ctx,
  code: string,
  mayOpen: (form: Omit<FormOnPaper, 'id'>) => Promise<boolean>,
): Promise<FormOnPaper> {
  const { rows } = await sql<FormOnPaper & { caseId: string | null }>`
    select id, item_id as "itemId", jsonb_build_object('kind', applicant_kind, 'id', applicant_id) as owner, null as "caseId"
    from forms.draft where form_code = ${code}
    union all
    select draft_id, item_id, jsonb_build_object('kind', applicant_kind, 'id', applicant_id), case_id
    from forms.handed_in where form_code = ${code}`.execute(ctx.db)
  if (!rows[0]) throw formUnknown()
  const { caseId, ...form } = rows[0]
  if (!(await mayOpen(form))) throw formOfAnother()
  if (caseId) throw formHandedIn({ caseId })
  return form
}

/** With what still fits the version in force. @throws formUnknown */
export async function getFormOnPaper(ctx: Ctx, owner: Owner, id: string): Promise<Draft> {
  const draft = await findDraft(ctx, owner, { id })
  if (!draft) throw formUnknown()
  return draft
}

/** Its owner reads in their list of drafts that it was opened, and where. */
export async function noteOpening(ctx: Ctx, id: string, place: string | undefined): Promise<void> {
  await sql`update forms.draft set opened_at = ${ctx.now}, opened_at_place = ${place ?? null} where id = ${id}`.execute(
    ctx.db,
  )
}

/**
 * Held until the end of the act, so that the same draft is filed once: at a window or at home.
 * @returns undefined when its owner has thrown it away meanwhile
 * @throws formHandedIn, formOfAnother
 */
export async function lockForm(
  ctx: Ctx,
  applicant: Owner,
  { id, itemId }: { id: string; itemId: string },
): Promise<{ materials: Record<string, string[]> } | undefined> {
  const { rows } = await sql<{ materials: Record<string, string[]>; own: boolean }>`
    select materials, applicant_kind = ${applicant.kind} and applicant_id = ${applicant.id} and item_id = ${itemId} as own
    from forms.draft where id = ${id} for update`.execute(ctx.db)
  if (!rows[0]) {
    await requireNotHandedIn(ctx, applicant, { id })
    return undefined
  }
  if (!rows[0].own) throw formOfAnother()
  return rows[0]
}

/** @throws formHandedIn */
export async function requireNotHandedIn(
  ctx: Ctx,
  applicant: Owner,
  by: { id: string } | { itemId: string },
): Promise<void> {
  const { rows } = await sql<{ case_id: string }>`
    select case_id from forms.handed_in
    where applicant_kind = ${applicant.kind} and applicant_id = ${applicant.id}
      and ${'id' in by ? sql`draft_id = ${by.id}` : sql`item_id = ${by.itemId}`}
    order by handed_in_at desc limit 1`.execute(ctx.db)
  if (rows[0]) throw formHandedIn({ caseId: rows[0].case_id })
}

const MOST_SHOWN = 5

/** What windows have filed lately, the latest first. @param only of these items */
export async function handedInAtWindow(ctx: Ctx, owner: Owner, only?: readonly string[]) {
  const { rows } = await sql<{ id: string; itemName: string; caseId: string; handedInAt: Date }>`
    select h.draft_id as id, i.name as "itemName", h.case_id as "caseId", h.handed_in_at as "handedInAt"
    from forms.handed_in h join catalogue.v_item i on i.id = h.item_id
    where h.applicant_kind = ${owner.kind} and h.applicant_id = ${owner.id} and h.at_window
      and ${only ? sql`h.item_id = any(${[...only]}::uuid[])` : sql`true`} and h.handed_in_at > ${since(ctx)}
    order by h.handed_in_at desc limit ${MOST_SHOWN}`.execute(ctx.db)
  return rows.map((row) => ({ ...row, handedInAt: row.handedInAt.toISOString() }))
}

const since = ({ now }: Ctx) => new Date(now.getTime() - DAYS_REMEMBERED * 86_400_000)

const AT_ONCE = 1000

/** Forgets codes nobody comes with any more, portion by portion (个人信息保护法 art. 19). */
export const sweepHandedIn = job({
  name: 'forms.sweep-handed-in',
  cron: '45 3 * * *',
  async run(tools) {
    while (await tools.read(forgetOld));
  },
})

async function forgetOld(ctx: Ctx): Promise<boolean> {
  const { rows } = await sql`
    delete from forms.handed_in where draft_id in (
      select draft_id from forms.handed_in where handed_in_at <= ${since(ctx)} limit ${AT_ONCE} for update skip locked)
    returning draft_id`.execute(ctx.db)
  return rows.length === AT_ONCE
}
