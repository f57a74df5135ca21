/** Issuing: page, seal, signature, register, in the caller's transaction. */
import type { Ctx } from '#kernel/ctx.ts'
import { readableCode } from '#kernel/id.ts'
import { signerOf } from './certificates.ts'
import type { IssuedFacts, IssuedKind } from './contract.ts'
import { storeFile } from './files.ts'
import { type Letter, letterPdf } from './pdf/letter.ts'
import { maskHolder } from './rules/mask-holder.ts'
import { recordUse, sealFor, type SealUse } from './seals.ts'
import { signPdf } from './signature/sign.ts'
import { documentsTables, getIssued, type HolderKind, type IssuedRow } from './store.ts'

/** Whom and what a document is for, and who signs it. */
export type Concerning = {
  /** The body that signs; its name is the one on the page. */
  organId: string
  /** With an id they may download it as their own file. Names of persons are masked when strangers verify. */
  holder: { kind: HolderKind; name: string; id?: string }
  /** What it belongs to: `{ module: 'cases', id: caseId }`. */
  subject: { module: string; id: string }
  /** Who wanted it and under which delegation, for the log of the seal; absent: the actor, for the body itself. */
  use?: SealUse
}

export type Issued = { documentId: string; verifyCode: string; fileId: string; fingerprint: string }

/** Says on the seal what it is: the signatures are those of the demonstration authority. */
export const SEAL_CAPTION = '演示印章'

/**
 * Sets a letter, signs it with the body's certificate, stores and registers it.
 * @throws characterNotPrintable naming the characters the fonts do not have
 */
export async function issueLetter(
  ctx: Ctx,
  letter: Letter,
  { organId, holder, subject, use }: Concerning,
): Promise<Issued> {
  const { number, title, organName } = letter
  const purpose = use?.purpose ?? 'notice'
  const seal = await sealFor(ctx, { id: organId, name: organName }, { purpose, act: use?.act ?? title })
  const verifyCode = readableCode(12)
  const mark = { verifyCode, verifyUrl: verifyUrlOf(ctx, verifyCode), issuedAt: ctx.now, sealCaption: SEAL_CAPTION }
  const signer = await signerOf(ctx, { id: organId, name: organName }, seal.chain)
  const content = signPdf(await letterPdf(letter, mark), signer)
  const file = await storeFile(ctx, {
    content,
    name: `${title}（${number}）.pdf`,
    mediaType: 'application/pdf',
    trustLevel: 'A',
    ownerId: holder.id,
  })
  const id = await enterIssued(ctx, {
    kind: 'letter',
    number,
    title,
    organName,
    organId,
    holder,
    subject,
    verifyCode,
    signer,
    file,
  })
  await recordUse(ctx, seal, { act: title, ...use, purpose, documentId: id })
  return { documentId: id, verifyCode, fileId: file.id, fingerprint: file.fingerprint }
}

type Entry = Concerning & {
  kind: IssuedKind
  number: string
  title: string
  organName: string
  verifyCode: string
  signer: { id: string }
  /** Absent: its page is made later. */
  file?: { id: string; fingerprint: string }
}

/** Enters a document in the register, from where it can be verified. */
export async function enterIssued(ctx: Ctx, entry: Entry): Promise<string> {
  const id = ctx.newId()
  const { kind, number, title, organName, organId, holder, subject, verifyCode, signer, file } = entry
  await documentsTables(ctx)
    .insertInto('documents.issued')
    .values({
      id,
      kind,
      number,
      title,
      organ_id: organId,
      organ_name: organName,
      holder_kind: holder.kind,
      holder_name: holder.name,
      subject_module: subject.module,
      subject_id: subject.id,
      file_id: file?.id ?? null,
      fingerprint: file?.fingerprint ?? null,
      verify_code: verifyCode,
      certificate_id: signer.id,
      issued_at: ctx.now,
      voided_at: null,
      void_reason: null,
      opened_at: null,
      opened_by: null,
      opened_by_name: null,
      replaced_by: null,
    })
    .execute()
  return id
}

/** The public page that checks this code; what the QR code on the document holds. */
export function verifyUrlOf(ctx: Pick<Ctx, 'config'>, verifyCode: string): string {
  const { publicUrl, host, port } = ctx.config
  return `${publicUrl ?? `http://${host}:${port}`}/verify/${verifyCode}`
}

/**
 * Takes a document back: from now on whoever verifies it learns that it is void, and why. Again is harmless.
 * @param reason shown to the public, without personal data: 许可被撤销, 已换发新证
 * @param replacedBy the document that took its place
 */
export async function voidDocument(ctx: Ctx, documentId: string, reason: string, replacedBy?: string): Promise<void> {
  await getIssued(ctx, documentId)
  await documentsTables(ctx)
    .updateTable('documents.issued')
    .set({ voided_at: ctx.now, void_reason: reason, replaced_by: replacedBy ?? null })
    .where('id', '=', documentId)
    .where('voided_at', 'is', null)
    .execute()
}

export type IssuedLine = {
  documentId: string
  kind: IssuedKind
  number: string
  title: string
  /** Absent while the page of a licence is being made. */
  fileId?: string
  verifyCode: string
  issuedAt: string
  void: boolean
  /** When the one it is addressed to first opened it, and who that was. */
  opened?: { at: string; by: string }
}

/** Documents issued for one case or licence, oldest first. */
export async function issuedFor(ctx: Ctx, subject: { module: string; id: string }): Promise<IssuedLine[]> {
  const rows = await documentsTables(ctx)
    .selectFrom('documents.issued')
    .selectAll()
    .where('subject_module', '=', subject.module)
    .where('subject_id', '=', subject.id)
    .orderBy('id')
    .execute()
  return rows.map((row) => ({
    documentId: row.id,
    kind: row.kind,
    number: row.number,
    title: row.title,
    fileId: row.file_id ?? undefined,
    verifyCode: row.verify_code,
    issuedAt: row.issued_at.toISOString(),
    void: row.voided_at !== null,
    opened: openingOf(row),
  }))
}

/** Whether these letters were opened by the one they are addressed to; unopened ones are left out. */
export async function openingsOf(
  ctx: Ctx,
  documentIds: readonly string[],
): Promise<Map<string, { at: string; by: string }>> {
  if (documentIds.length === 0) return new Map()
  const rows = await documentsTables(ctx)
    .selectFrom('documents.issued')
    .selectAll()
    .where('id', 'in', [...documentIds])
    .where('opened_at', 'is not', null)
    .execute()
  return new Map(rows.map((row) => [row.id, openingOf(row)!]))
}

/** A letter is read after it was opened, never past the record of it. */
export async function isUnopenedLetter(ctx: Ctx, fileId: string): Promise<boolean> {
  const row = await documentsTables(ctx)
    .selectFrom('documents.issued')
    .select('id')
    .where('file_id', '=', fileId)
    .where('kind', '=', 'letter')
    .where('opened_at', 'is', null)
    .executeTakeFirst()
  return row !== undefined
}

function openingOf(row: IssuedRow): { at: string; by: string } | undefined {
  return row.opened_at ? { at: row.opened_at.toISOString(), by: row.opened_by_name! } : undefined
}

/** What anyone may learn of an issued document. */
export async function publicFactsOf(ctx: Ctx, row: IssuedRow): Promise<IssuedFacts> {
  return {
    kind: row.kind,
    number: row.number,
    title: row.title,
    organName: row.organ_name,
    holder: maskHolder(row.holder_kind, row.holder_name),
    issuedAt: row.issued_at.toISOString(),
    fingerprint: row.fingerprint ?? undefined,
    verifyCode: row.verify_code,
    status: row.replaced_by ? 'replaced' : row.voided_at ? 'void' : 'in-force',
    voidedAt: row.voided_at?.toISOString(),
    voidReason: row.void_reason ?? undefined,
    replacedBy: row.replaced_by ? (await getIssued(ctx, row.replaced_by)).number : undefined,
  }
}
