/** Issued documents put together for the printer. */
import type { Ctx } from '#kernel/ctx.ts'
import { documentMissing } from './contract.ts'
import { readFile } from './files.ts'
import { copiesCover, copyStamp } from './pdf/copies.ts'
import { documentsTables } from './store.ts'

/**
 * One PDF: a sheet that says what follows and that it is a copy, then every page as it was issued, marked as a copy. A
 * joined file bears no signature; each page keeps the code under which its original is verified.
 * @param documentIds in the order they are to be printed
 * @throws documentMissing when one does not exist, or its page is still being made
 */
export async function printCopies(ctx: Ctx, documentIds: readonly string[]): Promise<Uint8Array> {
  const rows = await documentsTables(ctx)
    .selectFrom('documents.issued')
    .select(['id', 'title', 'number', 'verify_code as verifyCode', 'file_id as fileId'])
    .where('id', 'in', [...documentIds])
    .execute()
  const known = new Map(rows.map((row) => [row.id, row]))
  const documents = documentIds.map((id) => {
    const row = known.get(id)
    if (!row?.fileId) throw documentMissing()
    return { ...row, fileId: row.fileId }
  })
  const originals: Uint8Array[] = []
  for (const { fileId } of documents) originals.push((await readFile(ctx, fileId)).content)
  // Loaded when somebody prints: what joins files is large, and a server at rest should be small.
  const { mergePdfs } = await import('./pdf/merge.ts')
  return mergePdfs(await copiesCover(documents, ctx.now), originals, await copyStamp(ctx.now))
}
