import type { Ctx } from '#kernel/ctx.ts'
import { getItemVersions } from '#modules/catalogue/index.ts'
import { sql } from 'kysely'
import { carryOver } from './carry-over.ts'
import type { Draft } from './contract.ts'
import type { FormValues } from './rules/check-values.ts'

export type DraftTables = {
  'forms.draft': {
    id: string
    applicant_kind: 'person' | 'enterprise'
    applicant_id: string
    item_id: string
    version_id: string
    revision: number
    answers: string
    materials: Record<string, string[]>
    situation: Record<string, string>
    step: string
    saved_at: Date
    form_code: string | null
    opened_at: Date | null
    opened_at_place: string | null
  }
}

/** Whose draft: another person's is simply not there. */
export type Owner = { kind: 'person' | 'enterprise'; id: string }

type Row = Omit<Draft, 'values' | 'savedAt' | 'changedTo' | 'changes' | 'formCode' | 'openedAt' | 'openedAtPlace'> & {
  answers: string
  savedAt: Date
  changedTo: string | null
  formCode: string | null
  openedAt: Date | null
  openedAtPlace: string | null
}

/** A draft with what became of its item since. */
const draft = sql`
  d.id, d.item_id as "itemId", d.version_id as "versionId", d.revision, d.saved_at as "savedAt", d.materials, d.situation, d.step, d.answers,
  d.form_code as "formCode", d.opened_at as "openedAt", d.opened_at_place as "openedAtPlace", i.name as "itemName", i.status = 'published' as open,
  case when i.published_version_id <> d.version_id then i.published_version_id end as "changedTo"
  from forms.draft d join catalogue.v_item i on i.id = d.item_id`

export async function findDraft(
  ctx: Ctx,
  owner: Owner,
  by: { id: string } | { itemId: string },
): Promise<Draft | undefined> {
  const { rows } = await sql<Row>`
    select ${draft}
    where d.applicant_kind = ${owner.kind} and d.applicant_id = ${owner.id}
      and ${'id' in by ? sql`d.id = ${by.id}` : sql`d.item_id = ${by.itemId}`}`.execute(ctx.db)
  return rows[0] && opened(ctx, rows[0])
}

export type DraftInBrief = Omit<Draft, 'values' | 'materials' | 'situation' | 'changes' | 'step'>

/** The latest first. `before`: where the page before ended; `only`: of these items. */
export async function draftsOf(
  ctx: Ctx,
  owner: Owner,
  limit: number,
  { before, only }: { before?: { savedAt: Date; id: string }; only?: readonly string[] } = {},
): Promise<DraftInBrief[]> {
  const { rows } = await sql<Row>`
    select ${draft}
    where d.applicant_kind = ${owner.kind} and d.applicant_id = ${owner.id}
      and ${only ? sql`d.item_id = any(${[...only]}::uuid[])` : sql`true`}
      and ${before ? sql`(d.saved_at, d.id) < (${before.savedAt}, ${before.id}::uuid)` : sql`true`}
    order by d.saved_at desc, d.id desc limit ${limit}`.execute(ctx.db)
  return rows.map(brief)
}

export function sealAnswers(ctx: Ctx, values: FormValues): string {
  return ctx.vault.seal(JSON.stringify(values))
}

export function brief(row: Row): DraftInBrief {
  const { answers: _, materials: _m, situation: _q, step: _s, savedAt, changedTo, ...facts } = row
  return {
    ...facts,
    savedAt: savedAt.toISOString(),
    changedTo: changedTo ?? undefined,
    formCode: facts.formCode ?? undefined,
    openedAt: facts.openedAt?.toISOString(),
    openedAtPlace: facts.openedAtPlace ?? undefined,
  }
}

/** With what still fits the version in force, and what changed since. */
async function opened(ctx: Ctx, row: Row): Promise<Draft> {
  const { materials, situation, step } = row
  const values = JSON.parse(ctx.vault.open(row.answers)) as Draft['values']
  const kept = { ...brief(row), step, values, materials, situation, changes: [] }
  if (!row.changedTo) return kept
  const versions = await getItemVersions(ctx, [row.versionId, row.changedTo])
  const [before, after] = [versions.get(row.versionId)!.content, versions.get(row.changedTo)!.content]
  return { ...kept, ...carryOver(before, after, kept) }
}
