import { sql } from 'kysely'
import { action } from '#kernel/action.ts'
import { lockAuthority, unwrapped } from '../authorities.ts'
import * as contract from '../contract-authorities.ts'
import { readRevocationList, type RevocationList } from '../signature/revocations.ts'
import { held } from '../signature/trust.ts'
import { documentsTables } from '../store.ts'

/** The list in the file takes the place of the one read before. */
export const readRevocations = action(contract.readRevocations, {
  load: lockAuthority,
  async run(ctx, { content }, { id, state, certificate, listed_at: before }) {
    if (state !== 'recognised') throw contract.authorityNotRecognised()
    const { listedAt, next, revoked, isFrom } = listIn(Buffer.from(content))
    if (!isFrom(held(certificate))) throw contract.revocationsNotTheirs()
    if (before && listedAt <= before) throw contract.revocationsOlder()
    const db = documentsTables(ctx)
    await db.deleteFrom('documents.revoked_certificate').where('authority_id', '=', id).execute()
    await sql`
      insert into documents.revoked_certificate (authority_id, serial, revoked_at, key_lost)
      select ${id}, serial, at, lost from unnest(${revoked.map((one) => one.serial)}::text[],
        ${revoked.map((one) => one.at)}::timestamptz[], ${revoked.map((one) => one.keyLost)}::boolean[]) as one (serial, at, lost)
      on conflict do nothing`.execute(ctx.db)
    await db
      .updateTable('documents.authority')
      .set({ listed_at: listedAt, list_due_at: next ?? null, list_read_at: ctx.now })
      .where('id', '=', id)
      .execute()
    return { id, count: revoked.length }
  },
})

/** @throws revocationsUnreadable */
function listIn(file: Buffer): RevocationList {
  try {
    return readRevocationList(file[0] === 0x2d ? unwrapped(file.toString('latin1')) : file)
  } catch {
    throw contract.revocationsUnreadable()
  }
}
