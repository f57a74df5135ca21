import { action } from '#kernel/action.ts'
import { storeFile } from '#modules/documents/index.ts'
import * as contract from '../contract.ts'
import { clerkTopic } from '../place.ts'
import { changeScreen, getScreen, requireShown } from '../screens.ts'
import { counterTables } from '../store.ts'

const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
/** Fewer bytes hold no stroke. */
const LEAST = 200

/** Signed on the screen: the image is kept as a document of the case, with the moment and its fingerprint. */
export const signShown = action(contract.signShown, {
  load: (ctx, { token }) => getScreen(ctx, token, true),
  async run(ctx, { version, image }, screen) {
    const { purpose = 'application', statement = '', signer = '' } = requireShown(ctx, screen, version, 'sign')
    if (screen.signature_id) return { version }
    const content = Buffer.from(image, 'base64')
    if (content.byteLength < LEAST || !content.subarray(0, PNG.length).equals(PNG)) throw contract.signatureEmpty()
    const kept = await storeFile(ctx, {
      content,
      name: `${contract.signaturePurposes[purpose]}-签名.png`,
      mediaType: 'image/png',
      trustLevel: 'C',
    })
    const id = ctx.newId()
    await counterTables(ctx)
      .insertInto('counter.signature')
      .values({
        id,
        case_id: screen.case_id!,
        region_code: screen.region_code,
        organ_id: screen.organ_id,
        purpose,
        document_id: kept.id,
        sha256: kept.fingerprint,
        statement,
        signer,
        place: screen.place,
        witness: screen.clerk,
        signed_at: ctx.now,
      })
      .execute()
    await changeScreen(ctx, screen.account_id, { signature_id: id })
    ctx.note({ caseId: screen.case_id, signatureId: id, fingerprint: kept.fingerprint })
    ctx.touch(clerkTopic(screen.account_id))
    return { version }
  },
})
