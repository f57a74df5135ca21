/** A number that another took the place of: who lost it hears of that too, or a thief would be the only one told. */
import type { Ctx } from '#kernel/ctx.ts'
import { sql } from 'kysely'

/** @returns to be carried by the event: an event names no number */
export async function keepFormerPhone(ctx: Ctx, personId: string, sealed: string): Promise<string> {
  const id = ctx.newId()
  await sql`
    insert into identity.former_phone (id, person_id, phone_sealed) values (${id}, ${personId}, ${sealed})`.execute(
    ctx.db,
  )
  return id
}

/** The number in the clear, once: it is kept here no longer. The caller must be a reaction that sends the word to it. */
export async function takeFormerPhone(ctx: Ctx, id: string | undefined): Promise<string | undefined> {
  if (!id) return undefined
  const { rows } = await sql<{ phone_sealed: string }>`
    delete from identity.former_phone where id = ${id} returning phone_sealed`.execute(ctx.db)
  return rows[0] && ctx.vault.open(rows[0].phone_sealed)
}
