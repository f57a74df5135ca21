/** Each licence as a row of the national exchange: a new version has an identifier of its own, and so a row of its own. */
import type { Ctx } from '#kernel/ctx.ts'
import { on } from '#kernel/event.ts'
import { legalDateOf } from '#kernel/time.ts'
import { exchangeIsOn, offerRows, rowsWanted } from '#modules/exchange/index.ts'
import { openApplicant } from '#modules/identity/index.ts'
import { getOrgan } from '#modules/organs/index.ts'
import { licenceIssued } from './events.ts'
import { getType, typeCodeInIdentifier } from './licence-types.ts'
import { findLicence } from './store.ts'

/** [M] How the platform above names what identifies a holder. */
const holderCodeTypes = { person: '公民身份号码', enterprise: '统一社会信用代码' } as const

export const tellLicence = on(licenceIssued, 'licences.tell-platform', (ctx, { licenceId }) =>
  tellPlatform(ctx, licenceId),
)
export const tellLicenceAgain = on(rowsWanted, 'licences.tell-platform-again', async (ctx, { module, subjectId }) => {
  if (module === 'licences') await tellPlatform(ctx, subjectId)
})

async function tellPlatform(ctx: Ctx, licenceId: string): Promise<void> {
  if (!exchangeIsOn(ctx)) return
  const licence = await findLicence(ctx, licenceId)
  if (!licence) return
  const subject = { module: 'licences', id: licence.id, regionCode: licence.region_code, number: licence.number }
  await offerRows(ctx, subject, async () => {
    const type = await getType(ctx, licence.type_key)
    const organ = await getOrgan(ctx, licence.organ_id)
    const holder = await openApplicant(ctx, { kind: licence.holder_kind, id: licence.holder_id })
    const values = {
      certificate_name: licence.title,
      certificate_number: licence.number,
      certificate_type: type.title,
      certificate_type_code: typeCodeInIdentifier(type),
      certificate_holder: licence.holder_name,
      certificate_holder_code: holder.identifier,
      certificate_holder_type: holderCodeTypes[licence.holder_kind],
      certificate_area_code: licence.region_code,
      certificate_source_id: licence.identifier,
      issue_dept: licence.organ_name,
      issue_dept_code: organ.uscc ?? null,
      issue_date: legalDateOf(licence.issued_at),
    }
    return { marker: licence.identifier, rows: [{ table: 'up_lic_data', key: licence.identifier, values }] }
  })
}
