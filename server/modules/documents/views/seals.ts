import { type Expression, type SqlBool, sql } from 'kysely'
import { covers, scopeOf } from '#kernel/actor.ts'
import type { Ctx } from '#kernel/ctx.ts'
import { addDays, momentOf } from '#kernel/time.ts'
import { view } from '#kernel/view.ts'
import { listOrgans } from '#modules/organs/index.ts'
import * as contract from '../contract-seals.ts'
import { documentsTables } from '../store.ts'

export const sealList = view(contract.sealList, {
  async look(ctx) {
    const organs = await organsSeen(ctx)
    if (organs.size === 0) return { rows: [] }
    const rows = await documentsTables(ctx)
      .selectFrom('documents.seal')
      .selectAll()
      .where('organ_id', 'in', [...organs.keys()])
      .orderBy('name')
      .orderBy('id')
      .execute()
    return {
      rows: rows.map((row) => {
        const mayKeep = covers(scopeOf(ctx.actor, 'documents.keep-seals'), {
          organId: row.organ_id,
          regionCode: organs.get(row.organ_id)!,
        })
        return {
          id: row.id,
          organId: row.organ_id,
          name: row.name,
          state: row.state,
          suspended: row.suspended_at
            ? {
                at: row.suspended_at.toISOString(),
                by: row.suspended_by_name ?? '',
                because: row.suspended_because ?? '',
              }
            : undefined,
          can: [
            ...(mayKeep && row.state === 'active' ? ['suspend-seal' as const] : []),
            ...(mayKeep && row.state === 'suspended' ? ['resume-seal' as const] : []),
          ],
        }
      }),
    }
  },
})

/** The latest first. */
export const sealUses = view(contract.sealUses, {
  async look(ctx, { after, limit, organId, from, to, q, delegated }) {
    const organs = [...(await organsSeen(ctx)).keys()].filter((id) => !organId || id === organId)
    if (organs.length === 0) return { rows: [] }
    const wanted: Expression<SqlBool>[] = [
      ...(after ? [sql<SqlBool>`use.id < ${after}::uuid`] : []),
      ...(from ? [sql<SqlBool>`use.used_at >= ${momentOf(from)}`] : []),
      ...(to ? [sql<SqlBool>`use.used_at < ${momentOf(addDays(to, 1))}`] : []),
      ...(delegated ? [sql<SqlBool>`use.delegation is not null`] : []),
      ...(q ? [sql<SqlBool>`(i.number like ${`%${likely(q)}%`} or use.by_name like ${`%${likely(q)}%`})`] : []),
    ]
    const rows = await documentsTables(ctx)
      .selectFrom('documents.seal_use as use')
      .innerJoin('documents.issued as i', 'i.id', 'use.document_id')
      .selectAll('use')
      .select(['i.title', 'i.number', 'i.organ_name', 'i.subject_module', 'i.subject_id'])
      .where('use.organ_id', 'in', organs)
      .where((all) => all.and(wanted))
      .orderBy('use.id', 'desc')
      .limit(limit + 1)
      .execute()
    const page = rows.slice(0, limit)
    return {
      rows: page.map((row) => ({
        id: row.id,
        usedAt: row.used_at.toISOString(),
        organId: row.organ_id,
        organName: row.organ_name,
        title: row.title,
        number: row.number,
        act: row.act,
        by: row.by_name,
        post: row.by_post ?? undefined,
        handledBy: row.handled_by ?? undefined,
        delegation: row.delegation ?? undefined,
        delegationBasis: row.delegation_basis ?? undefined,
        caseId: row.subject_module === 'cases' ? row.subject_id : undefined,
      })),
      next: rows.length > limit ? page.at(-1)!.id : undefined,
    }
  },
})

/** Bodies whose seals the actor may see, with the region of each. */
async function organsSeen(ctx: Ctx): Promise<Map<string, string>> {
  const scope = scopeOf(ctx.actor, 'documents.see-seal-uses')
  const organs = await listOrgans(ctx)
  return new Map(
    organs
      .filter(({ id, regionCode }) => covers(scope, { organId: id, regionCode }))
      .map(({ id, regionCode }) => [id, regionCode]),
  )
}

function likely(text: string): string {
  return text.replace(/[\\%_]/g, '\\$&')
}
