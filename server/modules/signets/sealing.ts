/** Putting a seal on something that is submitted, in the submission's transaction. */
import { sql } from 'kysely'
import type { Ctx } from '#kernel/ctx.ts'
import { type Letter, sealForm } from '#modules/documents/index.ts'
import { confirmByPassword, representativeOf } from '#modules/identity/index.ts'
import { sendNotice } from '#modules/notices/index.ts'
import {
  type SealChoice,
  type SignetKind,
  signetKinds,
  signetNotAllowed,
  signetNotForThis,
  signetNotUsable,
  type SignetPurpose,
} from './contract.ts'
import { mayUseSeal, representsFirm } from './policy.ts'
import { asSigner, enter, type SealRow, signetTables } from './store.ts'

/** A seal taken in hand: everything that could refuse it has been asked. */
export type Taken = { seal: SealRow }

/**
 * Before anything of the submission is written: a wrong password counts, and leaves standing what was written before it.
 * The seal is held to the end, so that a suspension comes before this use or after it.
 * @throws what `sealingRefusals` names
 */
export async function takeSeal(ctx: Ctx, { sealId, password }: SealChoice, purpose: SignetPurpose): Promise<Taken> {
  const { onBehalfOf } = ctx.actor
  const seal = await signetTables(ctx)
    .selectFrom('signets.seal')
    .selectAll()
    .where('id', '=', sealId)
    .where('enterprise_id', '=', onBehalfOf?.kind === 'enterprise' ? onBehalfOf.id : ctx.actor.id)
    .forShare()
    .executeTakeFirst()
  if (!seal || !(await mayUseSeal(ctx, seal))) throw signetNotAllowed()
  if (seal.state !== 'active') throw signetNotUsable({ state: seal.state })
  if (!seal.purposes.includes(purpose)) throw signetNotForThis()
  await confirmByPassword(ctx, password)
  return { seal }
}

/**
 * Seals the form and writes the use down; the legal representative hears of what an agent sealed.
 * @param subject what it was submitted for: a case
 * @throws characterNotPrintable
 */
export async function putSeal(
  ctx: Ctx,
  { seal }: Taken,
  form: Omit<Letter, 'organName' | 'plain' | 'issuedOn'>,
  subject: { module: string; id: string },
): Promise<{ documentId: string }> {
  const entryId = ctx.newId()
  const issued = await sealForm(ctx, form, await asSigner(ctx, seal), { module: 'signets', id: entryId })
  await enter(ctx, seal, 'used', `${form.title}（${form.number}）`, { ...issued, subject, id: entryId })
  if (!(await representsFirm(ctx, seal))) await tellRepresentative(ctx, seal, form, entryId)
  return issued
}

async function tellRepresentative(
  ctx: Ctx,
  seal: SealRow,
  { title, number }: Pick<Letter, 'title' | 'number'>,
  entryId: string,
): Promise<void> {
  const account = (await representativeOf(ctx, seal.enterprise_id))?.accountId
  await sendNotice(ctx, {
    to: account ? [account] : [],
    of: { kind: 'enterprise', id: seal.enterprise_id },
    kind: 'progress',
    title: `企业电子印章已使用：${signetKinds[seal.kind]}`,
    body: `经办人${ctx.actor.name}用${signetKinds[seal.kind]}签署了“${title}”（${number}）。不是您同意的，请马上停用这枚印章。`,
    link: '/me/seals',
    about: { module: 'signets', id: seal.id },
    dedupeKey: `signets:used:${entryId}`,
  })
}

export type SealedForm = {
  documentId: string
  fileId: string
  title: string
  sealTitle: string
  sealedAt: string
  sealedBy: string
  verifyCode: string
}

/** What was sealed for this, the oldest first. */
export async function sealedFor(ctx: Ctx, subject: { module: string; id: string }): Promise<SealedForm[]> {
  const { rows } = await sql<{
    document_id: string
    file_id: string
    title: string
    verify_code: string
    kind: SignetKind
    at: Date
    by_name: string
  }>`
    select e.document_id, d.file_id, d.title, d.verify_code, s.kind, e.at, e.by_name
    from signets.entry e join signets.seal s on s.id = e.seal_id join documents.v_issued d on d.id = e.document_id
    where e.subject_module = ${subject.module} and e.subject_id = ${subject.id} order by e.id`.execute(ctx.db)
  return rows.map((row) => ({
    documentId: row.document_id,
    fileId: row.file_id,
    title: row.title,
    sealTitle: signetKinds[row.kind],
    sealedAt: row.at.toISOString(),
    sealedBy: row.by_name,
    verifyCode: row.verify_code,
  }))
}
