import { action } from '#kernel/action.ts'
import { faceFaults } from '#modules/documents/index.ts'
import * as contract from '../contract-types.ts'
import { faceOfType, faceVersions, typeOfFace } from '../faces.ts'
import { licencesTables } from '../store.ts'

/** What the directory says of a type from now on; licences already issued stay as they are. */
export const changeType = action(contract.changeType, {
  subject: ({ key }) => key,
  load: typeOfFace,
  async run(ctx, { key, title, validMonths, issuingBody, trustLevel, fields }, type) {
    const wanted = [...new Set(fields)]
    const inForce = await faceVersions.inForce(ctx, { type_key: key })
    if (inForce) {
      const faults = faceFaults(inForce.layout, { ...faceOfType(type), fields: wanted })
      if (faults.length > 0) throw contract.fieldsOnFace({ faults })
    }
    await licencesTables(ctx)
      .updateTable('licences.licence_type')
      .set({
        title,
        valid_months: validMonths ?? null,
        issuing_body: issuingBody,
        trust_level: trustLevel,
        fields: wanted,
        edited_at: ctx.now,
      })
      .where('key', '=', key)
      .execute()
    return { key }
  },
})
