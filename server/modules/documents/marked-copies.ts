/** Copies handed to a reviewer for one purpose, each marked with it (国办函〔2016〕108号). */
import type { Ctx } from '#kernel/ctx.ts'
import { fileUnreadable, type TrustLevel } from './contract.ts'
import { readFile } from './files.ts'

/** How far a material was checked, in the words its copies carry. */
const standing: Readonly<Record<TrustLevel, string>> = {
  A: '此件由政府部门签发',
  B: '此件经与原件核对无误',
  C: '此件由申请人上传，尚未与原件核对',
  D: '此件由申请人自制并承诺属实',
}

/**
 * A file as a PDF whose pages say how far it was checked, what alone it may be used for, and who asked for it when. Asks nobody
 * for permission: the caller has.
 * @param purpose 办理“食品经营许可”（办件号）
 * @param reader the body, and whoever asked
 * @throws fileMissing, fileDamaged, waitsForScan, fileInfected; fileUnreadable when no mark can be put on it
 */
export async function readMarkedCopy(
  ctx: Ctx,
  id: string,
  { purpose, reader }: { purpose: string; reader: string },
): Promise<{ content: Uint8Array; mediaType: string; name: string }> {
  const { content, facts } = await readFile(ctx, id)
  // Loaded when somebody looks: what draws on files is large, and a server at rest should be small.
  const { markedCopy } = await import('./pdf/watermark.ts')
  const lines = [standing[facts.trustLevel], `仅供${purpose}使用`, `${reader}　${ctx.today} 调阅`]
  const marked = await markedCopy({ content, mediaType: facts.mediaType }, lines, ctx.now).catch(() => {
    throw fileUnreadable()
  })
  return { content: marked, mediaType: 'application/pdf', name: facts.name.replace(/\.[^.]+$/, '.pdf') }
}
