import { type Ctx, tables } from '#kernel/ctx.ts'
import type { HearingState } from './rules/case-status.ts'

export type HearingRow = {
  case_id: string
  region_code: string
  reason: string
  told_on: string | null
  request_by: string | null
  requested_on: string | null
  requested_by: string | null
  hold_by: string | null
  lapsed_on: string | null
  called_on: string | null
  hearing_on: string | null
  at_time: string | null
  place: string | null
  host_name: string | null
  host_post: string | null
  announcement: string | null
  /** How often it was put off to another day, and why the last time. */
  put_offs: number
  put_off_reason: string | null
  recorded_on: string | null
  held_on: string | null
  record: string | null
  attendees: { name: string; role: string; signed: boolean; note?: string }[] | null
  document_ids: string[]
}

export type PartyRow = {
  case_id: string
  region_code: string
  no: number
  name: string
  interest: string
  sealed_contact: string
  told_on: string
  statement: string | null
  stated_on: string | null
}

export type SiteCheckRow = {
  case_id: string
  region_code: string
  no: number
  officers: { name: string; post: string }[]
  checked_on: string
  place: string
  findings: string
  passed: boolean
  document_ids: string[]
  recorded_at: Date
}

type HearingTables = {
  'cases.hearing': HearingRow
  'cases.interested_party': PartyRow
  'cases.site_check': SiteCheckRow
}

export const hearingTables = (ctx: Pick<Ctx, 'db'>) => tables<HearingTables>(ctx)

export const hearingTitles: Record<HearingState, string> = {
  told: '已告知听证权利',
  requested: '已要求听证',
  called: '已通知举行听证',
  held: '听证已经举行',
  lapsed: '没有人要求听证',
}

export async function hearingOf(ctx: Pick<Ctx, 'db'>, caseId: string): Promise<HearingRow | undefined> {
  return hearingTables(ctx).selectFrom('cases.hearing').selectAll().where('case_id', '=', caseId).executeTakeFirst()
}

export async function partiesOf(ctx: Pick<Ctx, 'db'>, caseId: string): Promise<PartyRow[]> {
  return hearingTables(ctx)
    .selectFrom('cases.interested_party')
    .selectAll()
    .where('case_id', '=', caseId)
    .orderBy('no')
    .execute()
}

export async function siteChecksOf(ctx: Pick<Ctx, 'db'>, caseId: string): Promise<SiteCheckRow[]> {
  return hearingTables(ctx)
    .selectFrom('cases.site_check')
    .selectAll()
    .where('case_id', '=', caseId)
    .orderBy('no')
    .execute()
}
