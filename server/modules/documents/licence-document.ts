/** Licences: registered with the grant, their page made and signed right after. */
import type { Ctx } from '#kernel/ctx.ts'
import { readableCode } from '#kernel/id.ts'
import { chainOfCertificate, signerOf } from './certificates.ts'
import { storeFile } from './files.ts'
import { type Concerning, enterIssued, SEAL_CAPTION, verifyUrlOf } from './issue.ts'
import { requirePrintable } from './pdf/fonts.ts'
import { type LicenceFace, licencePdf } from './pdf/licence.ts'
import { recordUse, sealFor } from './seals.ts'
import { signPdf } from './signature/sign.ts'
import { documentsTables } from './store.ts'

/**
 * Registers a licence under a verification code. It can be verified from now on; `pressLicenceDocument` makes its page.
 * @throws characterNotPrintable naming the characters the fonts do not have
 */
export async function registerLicenceDocument(
  ctx: Ctx,
  given: LicenceFace,
  { organId, holder, subject, use }: Concerning,
): Promise<{ documentId: string; verifyCode: string }> {
  const { number, title, organName } = requirePrintable({ ...given, photo: undefined })
  const seal = await sealFor(ctx, { id: organId, name: organName }, { purpose: 'licence', act: use?.act ?? title })
  const signer = await signerOf(ctx, { id: organId, name: organName }, seal.chain)
  const verifyCode = readableCode(12)
  const id = await enterIssued(ctx, {
    kind: 'licence',
    number,
    title,
    organName,
    organId,
    holder,
    subject,
    verifyCode,
    signer,
  })
  await recordUse(ctx, seal, { act: title, ...use, purpose: 'licence', documentId: id })
  return { documentId: id, verifyCode }
}

/**
 * Makes and signs the page of a registered licence, about 25 ms of processor. Again is harmless.
 * @param ownerId who may download it as their own file
 */
export async function pressLicenceDocument(
  ctx: Ctx,
  documentId: string,
  face: LicenceFace,
  ownerId: string,
): Promise<void> {
  const issued = documentsTables(ctx)
  const row = await issued
    .selectFrom('documents.issued')
    .selectAll()
    .where('id', '=', documentId)
    .forUpdate()
    .executeTakeFirstOrThrow()
  if (row.file_id) return
  const chain = await chainOfCertificate(ctx, row.certificate_id)
  const signer = await signerOf(ctx, { id: row.organ_id, name: row.organ_name }, chain)
  const mark = {
    verifyCode: row.verify_code,
    verifyUrl: verifyUrlOf(ctx, row.verify_code),
    issuedAt: row.issued_at,
    sealCaption: SEAL_CAPTION,
  }
  const file = await storeFile(ctx, {
    content: signPdf(await licencePdf(face, mark), signer),
    name: `${row.title}（${row.number}）.pdf`,
    mediaType: 'application/pdf',
    trustLevel: 'A',
    ownerId,
  })
  await documentsTables(ctx)
    .updateTable('documents.issued')
    .set({ file_id: file.id, fingerprint: file.fingerprint, certificate_id: signer.id })
    .where('id', '=', documentId)
    .execute()
}
