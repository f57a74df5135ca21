/** What two officers found on the spot, and what those concerned have to say (行政许可法 art. 34(3), 36). */
import { sql } from 'kysely'
import type { Ctx } from '#kernel/ctx.ts'
import { ownsFiles } from '#modules/documents/index.ts'
import { checkNotYet, materialNotUsable, partyUnknown } from './contract.ts'
import { partyTold } from './events.ts'
import { aboutCase } from './facts.ts'
import { hearingTables } from './hearing-store.ts'
import type { CaseRow } from './store.ts'
import { advance, requireOpen } from './transitions.ts'

export type SiteCheck = {
  officers: { name: string; post: string }[]
  checkedOn: string
  place: string
  findings: string
  passed: boolean
  documentIds: string[]
}

export async function recordCheck(ctx: Ctx, file: CaseRow, check: SiteCheck): Promise<CaseRow> {
  requireOpen(file, 'record-site-check')
  if (check.checkedOn > ctx.today || check.checkedOn < file.accepted_on!) throw checkNotYet()
  if (!(await ownsFiles(ctx, check.documentIds))) throw materialNotUsable({ reason: 'not-your-file' })
  await sql`
    insert into cases.site_check (case_id, region_code, no, officers, checked_on, place, findings, passed, document_ids,
      recorded_at)
    select ${file.id}, ${file.region_code}, coalesce(max(no), 0) + 1, ${JSON.stringify(check.officers)}::jsonb,
      ${check.checkedOn}, ${check.place}, ${check.findings}, ${check.passed}, ${check.documentIds}::uuid[], ${ctx.now}
    from cases.site_check where case_id = ${file.id}`.execute(ctx.db)
  const words = `${check.officers.map((one) => one.name).join('、')}到${check.place}核查：${check.findings}`
  return advance(ctx, file, { act: 'record-site-check', words, set: { site_check_open: false } })
}

export type Party = { name: string; interest: string; contact: string }

/** @returns the case, and the number of the party within it */
export async function addParty(ctx: Ctx, file: CaseRow, party: Party): Promise<{ next: CaseRow; no: number }> {
  requireOpen(file, 'tell-party')
  const { rows } = await sql<{ no: number }>`
    insert into cases.interested_party (case_id, region_code, no, name, interest, sealed_contact, told_on)
    select ${file.id}, ${file.region_code}, coalesce(max(no), 0) + 1, ${party.name}, ${party.interest},
      ${ctx.vault.seal(party.contact)}, ${ctx.today}
    from cases.interested_party where case_id = ${file.id} returning no`.execute(ctx.db)
  const { no } = rows[0]!
  const next = await advance(ctx, file, { act: 'tell-party', words: party.interest, facts: { no } })
  ctx.emit(partyTold, { ...aboutCase(file), no })
  return { next, no }
}

/** @throws cases.party-unknown */
export async function keepStatement(
  ctx: Ctx,
  file: CaseRow,
  { partyNo, words }: { partyNo?: number; words: string },
): Promise<CaseRow> {
  requireOpen(file, 'record-statement')
  if (partyNo !== undefined) {
    const { numUpdatedRows } = await hearingTables(ctx)
      .updateTable('cases.interested_party')
      .set({ statement: words, stated_on: ctx.today })
      .where('case_id', '=', file.id)
      .where('no', '=', partyNo)
      .executeTakeFirst()
    if (numUpdatedRows === 0n) throw partyUnknown()
  }
  return advance(ctx, file, { act: 'record-statement', words, facts: { no: partyNo } })
}
