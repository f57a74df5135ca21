/** The one draft of what a case waits for: its correction, or what was promised. Never both, for a promise is taken with the acceptance. */
import type { Ctx } from '#kernel/ctx.ts'
import { sql } from 'kysely'
import type { SupplementDraft } from './contract.ts'
import type { CaseRow } from './store.ts'

type Row = Pick<SupplementDraft, 'materials' | 'revision'> & { sealed_values: string; saved_at: Date }

export async function findSupplementDraft(
  ctx: Pick<Ctx, 'db' | 'vault'>,
  caseId: string,
): Promise<SupplementDraft | undefined> {
  const { rows } = await sql<Row>`
    select sealed_values, materials, revision, saved_at from cases.supplement_draft where case_id = ${caseId}`.execute(
    ctx.db,
  )
  const row = rows[0]
  if (!row) return undefined
  const values = JSON.parse(ctx.vault.open(row.sealed_values)) as SupplementDraft['values']
  return { values, materials: row.materials, revision: row.revision, savedAt: row.saved_at.toISOString() }
}

export async function keepSupplementDraft(
  ctx: Ctx,
  file: CaseRow,
  { sealed, materials, revision }: { sealed: string; materials: SupplementDraft['materials']; revision: number },
): Promise<void> {
  await sql`
    insert into cases.supplement_draft (case_id, region_code, sealed_values, materials, revision, saved_at)
    values (${file.id}, ${file.region_code}, ${sealed}, ${JSON.stringify(materials)}, ${revision}, ${ctx.now})
    on conflict (case_id, region_code) do update set sealed_values = excluded.sealed_values, materials = excluded.materials,
      revision = excluded.revision, saved_at = excluded.saved_at`.execute(ctx.db)
}

export async function dropSupplementDraft(ctx: Pick<Ctx, 'db'>, caseId: string): Promise<void> {
  await sql`delete from cases.supplement_draft where case_id = ${caseId}`.execute(ctx.db)
}
