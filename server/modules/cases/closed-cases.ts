/** The last closed cases of an item as they were, for trying a new version of the item on them. */
import type { Ctx } from '#kernel/ctx.ts'
import { type LegalDate, legalDateOf } from '#kernel/time.ts'
import { sql } from 'kysely'
import { holdsHere } from './policy.ts'
import type { MaterialRow } from './store.ts'
import { openValues } from './store.ts'

export type ClosedCase = {
  id: string
  number: string
  versionId: string
  applicantKind: 'person' | 'enterprise'
  situation: Readonly<Record<string, string>>
  acceptedOn: LegalDate
  decidedOn: LegalDate
  granted: boolean
  /** The form in the clear: for judging only, never for showing. */
  values: Readonly<Record<string, unknown>>
  materials: readonly { key: string; how: MaterialRow['how'] }[]
  /** Whether the asker may open the case itself. */
  mayOpen: boolean
}

type Row = Omit<ClosedCase, 'decidedOn' | 'values' | 'mayOpen'> & {
  decidedAt: Date
  sealedValues: string
  organ_id: string
  region_code: string
}

/** The newest first. */
export async function closedCasesOf(ctx: Ctx, itemId: string, most: number): Promise<ClosedCase[]> {
  const { rows } = await sql<Row>`
    select c.id, c.number, c.version_id as "versionId", c.applicant_kind as "applicantKind", c.situation,
           c.organ_id, c.region_code, c.accepted_on as "acceptedOn", c.decided_at as "decidedAt", c.granted, c.sealed_values as "sealedValues",
           coalesce((select jsonb_agg(jsonb_build_object('key', latest.key, 'how', latest.how))
                     from (select distinct on (m.key) m.key, m.how from cases.material m
                           where m.case_id = c.id order by m.key, m.round desc) latest), '[]') as materials
    from cases.case_file c
    where c.item_id = ${itemId} and c.status = 'closed' and c.accepted_on is not null and c.decided_at is not null
    order by c.closed_at desc, c.id limit ${most}`.execute(ctx.db)
  return rows.map(({ decidedAt, sealedValues, organ_id, region_code, ...row }) => ({
    ...row,
    mayOpen: holdsHere(ctx.actor, 'cases.see', { organ_id, region_code }),
    decidedOn: legalDateOf(decidedAt),
    values: openValues(ctx, sealedValues),
  }))
}
