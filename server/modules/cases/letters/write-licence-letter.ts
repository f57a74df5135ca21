/** Letters about a licence are worded, numbered, sealed and sent as those of a case are; the licence keeps them. */
import type { Ctx } from '#kernel/ctx.ts'
import { on } from '#kernel/event.ts'
import { type Letter, issueLetter, nextNumber, sealMayBeUsed } from '#modules/documents/index.ts'
import { accountsOf } from '#modules/identity/index.ts'
import {
  isLetterWritten,
  keepLetter,
  letterWaits,
  type LicenceLetter,
  licenceLetter,
  licenceLetterDue,
} from '#modules/licences/index.ts'
import { sendNotice } from '#modules/notices/index.ts'
import { getOrgan } from '#modules/organs/index.ts'
import type { ReadableLetter } from '../contract-letters.ts'
import { wordingInForce } from '../letter-templates.ts'
import { UNNUMBERED } from './letter-trial.ts'
import { licenceText } from './worded-kinds.ts'

/** Once: the licence's own key stands behind it. While the seal is suspended the letter waits for it. */
export const writeLicenceLetter = on(licenceLetterDue, 'cases.write-licence-letter', async (ctx, due) => {
  if (await isLetterWritten(ctx, due)) return
  const letter = await licenceLetter(ctx, due)
  if (!(await sealMayBeUsed(ctx, letter.organId, letter.use.purpose))) return letterWaits(ctx, due, letter)
  const { templateId, word, ...text } = await wordedFor(ctx, letter)
  const organ = await getOrgan(ctx, letter.organId)
  const { number } = await nextNumber(ctx, {
    organId: organ.id,
    year: Number(ctx.today.slice(0, 4)),
    kind: `licences.${word}字`,
    word: `${organ.letterWord}${word}字`,
  })
  const id = ctx.newId()
  const { holder_kind: kind, holder_id: holderId, holder_name: name } = letter.licence
  const issued = await issueLetter(
    ctx,
    { ...text, number, contact: organ.phone ? `联系电话：${organ.phone}` : undefined },
    {
      organId: organ.id,
      holder: { kind, name, id: holderId },
      // A subject of its own: the page of the licence is found by the licence.
      subject: { module: 'licences', id },
      use: letter.use,
    },
  )
  await keepLetter(ctx, due, {
    id,
    title: text.title,
    number,
    document_id: issued.documentId,
    file_id: issued.fileId,
    template_id: templateId ?? null,
  })
  if (!letter.message) return
  await sendNotice(ctx, {
    ...letter.message,
    to: await accountsOf(ctx, { kind, id: holderId }),
    of: { kind, id: holderId },
    kind: 'letter',
    link: `/licences/${due.licenceId}`,
    attachments: [{ ...issued, name: `${text.title}（${number}）.pdf` }],
    about: { module: 'licences', id: due.licenceId },
  })
})

/** The letter as the body words it, all but its number. */
async function wordedFor(
  ctx: Ctx,
  { kind, organId, facts }: LicenceLetter,
): Promise<Omit<ReadableLetter & Letter, 'number'> & { word: string; templateId?: string }> {
  const wording = await wordingInForce(ctx, organId, kind)
  const { title, word, body, remedies, addressee } = licenceText(kind, facts, wording?.blocks)
  return {
    organName: facts.organName,
    title,
    word,
    addressee,
    body,
    remedies,
    issuedOn: ctx.today,
    templateId: wording?.id,
  }
}

/** For a look at it before its act. */
export async function licenceLetterAsItReads(ctx: Ctx, letter: LicenceLetter): Promise<ReadableLetter> {
  const { word: _, templateId: __, ...text } = await wordedFor(ctx, letter)
  return { ...text, number: UNNUMBERED }
}
