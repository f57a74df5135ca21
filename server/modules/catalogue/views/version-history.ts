import { view } from '#kernel/view.ts'
import { sql } from 'kysely'
import * as contract from '../contract.ts'
import { mayEdit } from '../policy.ts'
import { findVersionHead } from '../store.ts'
import { type RecordedAct, versionActTitles } from '../version-history.ts'

type Span = { from: Date | null; to: Date | null }
type Row = { act: RecordedAct; at: Date; by: string; why: string | null }

/** The life of a version: who did what, when and why, and from when to when it was in force. */
export const versionHistory = view(contract.versionHistory, {
  async look(ctx, { id }) {
    const head = await findVersionHead(ctx, id)
    if (!head || !mayEdit(ctx, head)) throw contract.itemMissing({ id })
    const span = await sql<Span>`
      select in_force_from as "from", in_force_to as "to" from catalogue.item_version where id = ${id}`.execute(ctx.db)
    const { rows } = await sql<Row>`
      select act, at, actor_name as by, why from catalogue.version_event where version_id = ${id} order by no`.execute(
      ctx.db,
    )
    return {
      inForceFrom: span.rows[0]?.from?.toISOString(),
      inForceTo: span.rows[0]?.to?.toISOString(),
      events: rows.map(({ act, at, by, why }) => ({
        act,
        title: versionActTitles[act],
        at: at.toISOString(),
        by,
        why: why ?? undefined,
      })),
    }
  },
})
