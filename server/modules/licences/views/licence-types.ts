import { view } from '#kernel/view.ts'
import * as contract from '../contract.ts'
import { typeCodeOf } from '../licence-types.ts'
import { licencesTables } from '../store.ts'

/** A few dozen rows of reference data: all of them, for choosing one. */
export const licenceTypes = view(contract.licenceTypes, {
  async look(ctx) {
    const types = await licencesTables(ctx).selectFrom('licences.licence_type').selectAll().orderBy('title').execute()
    return {
      rows: types.map((type) => ({
        key: type.key,
        title: type.title,
        holderKind: type.holder_kind,
        validMonths: type.valid_months ?? undefined,
        issuingBody: type.issuing_body,
        trustLevel: type.trust_level,
        fields: type.fields,
        code: typeCodeOf(type),
      })),
    }
  },
})
