/** The signed page of a licence: registered when it is issued, made right after from the same row. */
import type { Ctx } from '#kernel/ctx.ts'
import { legalDateOf } from '#kernel/time.ts'
import {
  type LicenceFace,
  pressLicenceDocument,
  readFile,
  registerLicenceDocument,
  type SealUse,
} from '#modules/documents/index.ts'
import { layoutOf } from './faces.ts'
import { findLicence, type LicenceRow, openFace } from './store.ts'

/** @throws `documents.character-not-printable`, before anything is promised that cannot be printed */
export function registerPage(
  ctx: Ctx,
  row: Omit<LicenceRow, 'document_id' | 'awaits_payment' | 'suspended_until'>,
  use?: SealUse,
): Promise<{ documentId: string }> {
  return registerLicenceDocument(ctx, pageOf(ctx, row), {
    organId: row.organ_id,
    holder: { kind: row.holder_kind, id: row.holder_id, name: row.holder_name },
    subject: { module: 'licences', id: row.id },
    use,
  })
}

/** Makes the page of a licence that has none yet. Again is harmless. */
export async function pressPage(ctx: Ctx, licenceId: string): Promise<void> {
  const row = await findLicence(ctx, licenceId)
  if (!row || row.awaits_payment) return
  const layout = await layoutOf(ctx, row.face_template_id)
  const photo = layout && row.photo_file_id ? (await readFile(ctx, row.photo_file_id)).content : undefined
  await pressLicenceDocument(ctx, row.document_id, { ...pageOf(ctx, row), layout, photo }, row.holder_id)
}

function pageOf(ctx: Ctx, row: Omit<LicenceRow, 'document_id' | 'awaits_payment' | 'suspended_until'>): LicenceFace {
  return {
    title: row.title,
    number: row.number,
    fields: openFace(ctx, row).map(({ label, text }) => ({ label, value: text })),
    organName: row.organ_name,
    issuedOn: legalDateOf(row.issued_at),
    validFrom: row.valid_from,
    validUntil: row.valid_to ?? undefined,
    identifier: row.identifier,
    note: row.item_name === row.title ? undefined : `办理结果：${row.item_name}`,
  }
}
