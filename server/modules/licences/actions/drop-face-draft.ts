import { action } from '#kernel/action.ts'
import * as contract from '../contract-types.ts'
import { faceVersions, typeOfFace } from '../faces.ts'

/** A draft made no licence: it goes. */
export const dropFaceDraft = action(contract.dropFaceDraft, {
  subject: ({ key }) => key,
  load: typeOfFace,
  async run(ctx, { key }) {
    await faceVersions.drop(ctx, { type_key: key })
    return { key }
  },
})
