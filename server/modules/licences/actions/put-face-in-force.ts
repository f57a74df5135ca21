import { action } from '#kernel/action.ts'
import * as contract from '../contract-types.ts'
import { faceVersions, requireSoundFace, typeOfFace } from '../faces.ts'

/** A second person has read the draft: licences issued from now on have this face. */
export const putFaceInForce = action(contract.putFaceInForce, {
  subject: ({ key }) => key,
  load: typeOfFace,
  run: (ctx, { key, revision }, type) =>
    faceVersions.putInForce(ctx, { type_key: key }, revision, ({ layout }) => requireSoundFace(ctx, type, layout)),
})
