import { action } from '#kernel/action.ts'
import * as contract from '../contract-types.ts'
import { faceVersions, requireSoundFace, typeOfFace } from '../faces.ts'

/** Keeps a face of a type as a draft; what is in force stays in force. */
export const saveFaceDraft = action(contract.saveFaceDraft, {
  subject: ({ key }) => key,
  load: typeOfFace,
  async run(ctx, { key, layout, note, revision }, type) {
    await requireSoundFace(ctx, type, layout)
    return faceVersions.save(ctx, { type_key: key }, { content: layout, note, revision })
  },
})
