import { type Expression, type SqlBool, sql } from 'kysely'
import { covers, scopeOf } from '#kernel/actor.ts'
import type { Ctx } from '#kernel/ctx.ts'
import { cutPage } from '#kernel/page.ts'
import { notFound } from '#kernel/problem.ts'
import { addDays, momentOf, shanghaiMinute } from '#kernel/time.ts'
import { view } from '#kernel/view.ts'
import { listOrgans, type Organ } from '#modules/organs/index.ts'
import * as contract from '../contract-seals.ts'
import { personOf } from '../seal-steps.ts'
import { termsOf } from '../seal-terms.ts'
import { documentsTables, type SealRow } from '../store.ts'

export const sealList = view(contract.sealList, {
  async look(ctx) {
    const organs = await organsSeen(ctx)
    if (organs.size === 0) return { rows: [], without: [] }
    const rows = await documentsTables(ctx)
      .selectFrom('documents.seal')
      .selectAll()
      .where('organ_id', 'in', [...organs.keys()])
      .orderBy('name')
      .orderBy('id')
      .execute()
    const posts = await postsOf(ctx, [...organs.keys()])
    const having = new Set(rows.filter(({ state }) => state !== 'retired').map((row) => row.organ_id))
    return {
      rows: rows.map((row) => ({
        id: row.id,
        organId: row.organ_id,
        name: row.name,
        state: row.state,
        terms: termsOf(row),
        posts: posts.get(row.organ_id) ?? [],
        suspended: said(row.suspended_at, row.suspended_by_name, row.suspended_because),
        request: row.asked_for
          ? {
              ...said(row.asked_at, row.asked_by_name, row.asked_because)!,
              wish: row.asked_for,
              terms: row.wanted ?? undefined,
            }
          : undefined,
        can: canOf(ctx, row, organs.get(row.organ_id)!),
      })),
      without: [...organs]
        .filter(([id, organ]) => !having.has(id) && reaches(ctx, 'documents.keep-seals', organ))
        .map(([organId, { name }]) => ({ organId, name })),
    }
  },
})

/** Titles of the posts of each body. */
async function postsOf(ctx: Ctx, organs: readonly string[]): Promise<Map<string, string[]>> {
  const { rows } = await sql<{ organ_id: string; titles: string[] }>`
    select organ_id, array_agg(distinct title order by title) as titles from organs.v_post
    where organ_id = any(${[...organs]}::uuid[]) group by organ_id`.execute(ctx.db)
  return new Map(rows.map((row) => [row.organ_id, row.titles]))
}

const said = (at: Date | null, by: string | null, because: string | null) =>
  at ? { at: at.toISOString(), by: by ?? '', because: because ?? '' } : undefined

const reaches = (ctx: Ctx, word: string, { id, regionCode }: Organ) =>
  covers(scopeOf(ctx.actor, word), { organId: id, regionCode })

type SealAct = (typeof contract.sealActs)[number]

function canOf(ctx: Ctx, { state, asked_for, asked_by }: SealRow, organ: Organ): SealAct[] {
  const keeps = reaches(ctx, 'documents.keep-seals', organ)
  const confirms = reaches(ctx, 'documents.confirm-seals', organ) && asked_by !== personOf(ctx.actor)
  return [
    ...(confirms && asked_for ? (['answer-seal-request'] as const) : []),
    ...(keeps && state === 'active' ? (['suspend-seal'] as const) : []),
    ...(keeps && state === 'active' && !asked_for ? (['ask-limits'] as const) : []),
    ...(keeps && state === 'suspended' && !asked_for ? (['ask-resumption', 'retire-seal'] as const) : []),
  ]
}

/** The latest first. */
export const sealHistory = view(contract.sealHistory, {
  async look(ctx, { sealId, after, limit }) {
    const db = documentsTables(ctx)
    const seal = await db.selectFrom('documents.seal').select('organ_id').where('id', '=', sealId).executeTakeFirst()
    if (!seal || !(await organsSeen(ctx)).has(seal.organ_id)) throw notFound({ id: sealId })
    const rows = await db
      .selectFrom('documents.seal_step')
      .selectAll()
      .where('seal_id', '=', sealId)
      .$if(after !== undefined, (before) => before.where('id', '<', after!))
      .orderBy('id', 'desc')
      .limit(limit + 1)
      .execute()
    const { page, next } = cutPage(rows, limit, (last) => last.id)
    return {
      rows: page.map(({ id, at, step, by_name, by_post, because, terms }) => ({
        id,
        at: at.toISOString(),
        step,
        by: by_name,
        post: by_post ?? undefined,
        because,
        terms: terms ?? undefined,
      })),
      next,
    }
  },
  asFile: {
    title: '印章记录',
    columns: [
      { title: '时间', width: 18, value: (row) => shanghaiMinute(row.at) },
      { title: '步骤', width: 16, value: (row) => contract.sealSteps[row.step] },
      { title: '经办人', width: 14, value: (row) => row.by },
      { title: '岗位', width: 20, value: (row) => row.post },
      { title: '理由', width: 50, value: (row) => row.because },
    ],
  },
})

/** The latest first. */
export const sealUses = view(contract.sealUses, {
  async look(ctx, { after, limit, organId, from, to, q, delegated, purpose }) {
    const organs = [...(await organsSeen(ctx)).keys()].filter((id) => !organId || id === organId)
    if (organs.length === 0) return { rows: [] }
    const wanted: Expression<SqlBool>[] = [
      ...(after ? [sql<SqlBool>`use.id < ${after}::uuid`] : []),
      ...(from ? [sql<SqlBool>`use.used_at >= ${momentOf(from)}`] : []),
      ...(to ? [sql<SqlBool>`use.used_at < ${momentOf(addDays(to, 1))}`] : []),
      ...(purpose ? [sql<SqlBool>`use.purpose = ${purpose}`] : []),
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
    const { page, next } = cutPage(rows, limit, (last) => last.id)
    return {
      rows: page.map((row) => ({
        id: row.id,
        usedAt: row.used_at.toISOString(),
        organId: row.organ_id,
        organName: row.organ_name,
        title: row.title,
        number: row.number,
        act: row.act,
        purpose: row.purpose ?? undefined,
        by: row.by_name,
        post: row.by_post ?? undefined,
        handledBy: row.handled_by ?? undefined,
        delegation: row.delegation ?? undefined,
        delegationBasis: row.delegation_basis ?? undefined,
        caseId: row.subject_module === 'cases' ? row.subject_id : undefined,
      })),
      next,
    }
  },
  asFile: {
    title: '用印记录',
    columns: [
      { title: '文书或者证照', width: 30, value: (row) => row.title },
      { title: '编号', width: 36, value: (row) => row.number },
      { title: '用印时间', width: 18, value: (row) => shanghaiMinute(row.usedAt) },
      { title: '办理', width: 20, value: (row) => row.act },
      { title: '用途', width: 14, value: (row) => row.purpose && contract.sealPurposes[row.purpose] },
      { title: '用印人', width: 14, value: (row) => row.by },
      { title: '岗位', width: 20, value: (row) => row.post },
      { title: '印章', width: 30, value: (row) => row.organName },
      { title: '代办机关', width: 30, value: (row) => row.handledBy },
      { title: '依据', width: 40, value: (row) => row.delegationBasis },
    ],
  },
})

/** Bodies whose seals the actor may see. */
export async function organsSeen(ctx: Ctx): Promise<Map<string, Organ>> {
  const organs = await listOrgans(ctx)
  return new Map(
    organs.filter((organ) => reaches(ctx, 'documents.see-seal-uses', organ)).map((organ) => [organ.id, organ]),
  )
}

function likely(text: string): string {
  return text.replace(/[\\%_]/g, '\\$&')
}
