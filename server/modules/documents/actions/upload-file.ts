import { fileTypeFromBuffer } from 'file-type'
import { action } from '#kernel/action.ts'
import * as contract from '../contract.ts'
import { ownerOf, storeFile } from '../files.ts'
import { isEncryptedPdf, tidyName } from '../rules/upload.ts'

const endings: Record<string, string> = { 'application/pdf': 'pdf', 'image/jpeg': 'jpg', 'image/png': 'png' }

/** Takes in a file as an unverified copy (trust level C): what it is decides its content, not its name. */
export const uploadFile = action(contract.uploadFile, {
  async run(ctx, { name, content }) {
    if (content.byteLength === 0) throw contract.fileEmpty()
    if (content.byteLength > contract.largestUpload) throw contract.fileTooLarge()
    const mediaType = (await fileTypeFromBuffer(content))?.mime ?? ''
    const ending = endings[mediaType]
    if (!ending) throw contract.fileTypeNotAllowed()
    if (mediaType === 'application/pdf' && isEncryptedPdf(content)) throw contract.fileEncrypted()
    return storeFile(ctx, {
      content,
      name: tidyName(name, ending),
      mediaType,
      trustLevel: 'C',
      ownerId: ownerOf(ctx.actor),
    })
  },
})
