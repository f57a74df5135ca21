import { action } from '#kernel/action.ts'
import { scanForViruses } from '../checks/scan.ts'
import { readContent } from '../content-store.ts'
import * as contract from '../contract.ts'
import { documentsTables } from '../store.ts'

/** Looks through one file that came while the scanner was silent; performed by the sweep alone. */
export const scanAgain = action(contract.scanAgain, {
  allow: (ctx) => ctx.actor.kind === 'system',
  async run(ctx, { id }) {
    const db = documentsTables(ctx)
    const file = await db
      .selectFrom('documents.file')
      .select('sha256')
      .where('id', '=', id)
      .where('scan', '=', 'waiting')
      .forUpdate()
      .executeTakeFirst()
    const address = ctx.config.clamdUrl
    if (!file || !address) throw contract.fileMissing()
    const verdict = await scanForViruses(address, await readContent(ctx.config, file.sha256))
    if (verdict.found === 'silence') throw contract.scannerSilent()
    const virus = verdict.found === 'virus' ? verdict.name : null
    ctx.note({ found: verdict.found, virus })
    await db
      .updateTable('documents.file')
      .set({ scan: virus === null ? 'clean' : 'infected', virus })
      .where('id', '=', id)
      .execute()
    return { id, clean: virus === null }
  },
})
