import { view } from '#kernel/view.ts'
import { readFile } from '#modules/documents/index.ts'
import * as contract from '../contract.ts'
import { findPublishedHead, withContent } from '../store.ts'

/** A sample or blank form named by the guide in force. */
export const guideFile = view(contract.guideFile, {
  async look(ctx, { id, fileId }) {
    const found = await findPublishedHead(ctx, id)
    if (!found) throw contract.itemMissing({ id })
    const { content: guide } = await withContent(ctx, found)
    const named = [...guide.materials.flatMap((one) => [one.sample, one.blankForm]), guide.result.sample]
    if (!named.includes(fileId)) throw contract.itemMissing({ id, fileId })
    const { content, facts, ownerId } = await readFile(ctx, fileId)
    if (ownerId) throw contract.itemMissing({ id, fileId })
    return { content, mediaType: facts.mediaType, name: facts.name, inline: true }
  },
})
