/** Who was identified at a clerk's window, and which printed draft of theirs lies open there. */
import { sql } from 'kysely'
import type { Ctx } from '#kernel/ctx.ts'
import { type Draft, getFormOnPaper } from '#modules/forms/index.ts'
import { mayBringFor } from '#modules/identity/index.ts'
import { notIdentified } from './contract.ts'

/** Whoever has stood there longer is asked for their card again. */
const MINUTES = 60

type Holder = { kind: 'person' | 'enterprise'; id: string }
type Row = { present: Holder; form: { id: string; owner: Holder } | null }

/** @param present undefined: somebody who is not on record stands there, and whoever stood there before does not any more */
export async function noteIdentification(ctx: Ctx, present: Holder | undefined): Promise<void> {
  if (!present) {
    await sql`delete from counter.identification where account_id = ${ctx.actor.id}`.execute(ctx.db)
    return
  }
  await sql`
    insert into counter.identification (account_id, applicant_kind, applicant_id, identified_at)
    values (${ctx.actor.id}, ${present.kind}, ${present.id}, ${ctx.now})
    on conflict (account_id) do update set applicant_kind = excluded.applicant_kind, applicant_id = excluded.applicant_id,
      identified_at = excluded.identified_at, form_id = null, form_owner_kind = null, form_owner_id = null`.execute(
    ctx.db,
  )
}

/** @throws notIdentified */
export async function getPresent(ctx: Ctx): Promise<Row> {
  const { rows } = await sql<Row>`
    select jsonb_build_object('kind', applicant_kind, 'id', applicant_id) as present,
      case when form_id is not null then jsonb_build_object('id', form_id,
        'owner', jsonb_build_object('kind', form_owner_kind, 'id', form_owner_id)) end as form
    from counter.identification
    where account_id = ${ctx.actor.id} and identified_at > ${new Date(ctx.now.getTime() - MINUTES * 60_000)}`.execute(
    ctx.db,
  )
  if (!rows[0]) throw notIdentified()
  return rows[0]
}

/** Their own, or their firm's under a mandate (民法典 art. 165). */
export async function mayBring(ctx: Ctx, present: Holder, form: { owner: Holder; itemId: string }): Promise<boolean> {
  const { owner, itemId } = form
  if (owner.kind === present.kind && owner.id === present.id) return true
  return (
    present.kind === 'person' && owner.kind === 'enterprise' && (await mayBringFor(ctx, present.id, owner.id, itemId))
  )
}

export async function layOpen(ctx: Ctx, { id, owner }: { id: string; owner: Holder }): Promise<void> {
  await sql`
    update counter.identification set form_id = ${id}, form_owner_kind = ${owner.kind}, form_owner_id = ${owner.id}
    where account_id = ${ctx.actor.id}`.execute(ctx.db)
}

/** @throws notIdentified where another form or none lies open; formUnknown when it is gone */
export async function getOpenForm(ctx: Ctx, id: string): Promise<{ present: Holder; owner: Holder; draft: Draft }> {
  const { present, form } = await getPresent(ctx)
  if (form?.id !== id) throw notIdentified()
  return { present, owner: form.owner, draft: await getFormOnPaper(ctx, form.owner, id) }
}
