import { action } from '#kernel/action.ts'
import { scopeOf } from '#kernel/actor.ts'
import type { Ctx } from '#kernel/ctx.ts'
import { sql } from 'kysely'
import { describeVersions } from '#modules/catalogue/index.ts'
import { type Status, statusTitles } from '#modules/cases/index.ts'
import { type Applicant, checkIdNumber, checkUscc, findApplicantBy, openApplicant } from '#modules/identity/index.ts'
import { findLicences } from '#modules/licences/index.ts'
import * as contract from '../contract.ts'
import { noteIdentification } from '../identification.ts'

const MOST_CASES = 10

/** Who stands at the counter: the number is checked digit by digit, and what is known of them is looked up on record. */
export const identify = action(contract.identify, {
  subject: (_, { known }) => known?.id ?? '',
  async run(ctx, { identifier: given, way }) {
    const person = checkIdNumber(given)
    const identifier = person?.number ?? given
    if (!person && !checkUscc(given)) throw contract.identifierWrong()
    const applicant = await findApplicantBy(ctx, identifier)
    ctx.note({ way })
    await noteIdentification(ctx, applicant)
    const kind = person ? ('person' as const) : ('enterprise' as const)
    const about = { kind, identifier, born: person?.birthDate }
    if (!applicant) return { ...about, licences: [], cases: [] }
    const { name, phone, address, legalRepresentative } = await openApplicant(ctx, applicant)
    return {
      ...about,
      known: { id: applicant.id, name, phone, address, legalRepresentative },
      licences: (await findLicences(ctx, applicant)).map(({ id, title, number }) => ({ id, title, number })),
      cases: await casesUnderWay(ctx, applicant),
    }
  },
})

async function casesUnderWay(ctx: Ctx, { kind, id }: Applicant) {
  const { everywhere = false, organs = [], regions = [] } = scopeOf(ctx.actor, 'counter.serve') ?? {}
  const { rows } = await sql<{ id: string; number: string; version_id: string; status: Status }>`
    select id, number, version_id, status from cases.v_case c
    where applicant_kind = ${kind} and applicant_id = ${id} and is_open
      and (${everywhere} or organ_id = any(${organs}::uuid[])
        or exists (select from unnest(${regions}::text[]) prefix where starts_with(c.region_code, prefix)))
    order by id desc limit ${MOST_CASES}`.execute(ctx.db)
  const names = await describeVersions(
    ctx,
    rows.map((row) => row.version_id),
  )
  return rows.map((row) => ({
    id: row.id,
    number: row.number,
    itemName: names.get(row.version_id)?.name ?? '',
    status: row.status,
    statusTitle: statusTitles[row.status],
  }))
}
