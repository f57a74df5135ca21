import { view } from '#kernel/view.ts'
import { readContent } from '../content-store.ts'
import * as contract from '../contract.ts'
import { mayRead, refuseUnscanned } from '../files.ts'
import { isUnopenedLetter } from '../issue.ts'
import { getFile } from '../store.ts'

/** A file for the one who handed it in or whose it is; to others it does not exist. Other modules serve their files under their own policies. */
export const fileContent = view(contract.fileContent, {
  async look(ctx, { id }) {
    const file = await getFile(ctx, id)
    if (!mayRead(ctx, file)) throw contract.fileMissing()
    if (file.trust_level === 'A' && (await isUnopenedLetter(ctx, id))) throw contract.openFirst()
    refuseUnscanned(file)
    return {
      content: await readContent(ctx.config, file.sha256),
      mediaType: file.media_type,
      name: file.name,
      inline: true,
    }
  },
})
