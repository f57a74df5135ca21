import { action } from '#kernel/action.ts'
import * as contract from '../contract-types.ts'
import { faceVersions, typeOfFace } from '../faces.ts'

/** Licences issued from now on have the built-in face again. */
export const endFace = action(contract.endFace, {
  subject: ({ key }) => key,
  load: typeOfFace,
  async run(ctx, { key }) {
    await faceVersions.end(ctx, { type_key: key })
    return { key }
  },
})
