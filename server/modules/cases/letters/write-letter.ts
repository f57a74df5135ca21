import type { Ctx } from '#kernel/ctx.ts'
import { issueLetter, nextNumber } from '#modules/documents/index.ts'
import { accountsOf } from '#modules/identity/index.ts'
import { sendNotice } from '#modules/notices/index.ts'
import { getOrgan } from '#modules/organs/index.ts'
import { letterWritten } from '../events.ts'
import { aboutCase } from '../facts.ts'
import { inWhoseName } from '../handler.ts'
import { wordingInForce } from '../letter-templates.ts'
import { type CaseRow, casesTables, findCase, type LetterKind } from '../store.ts'
import { factsFor } from './letter-facts.ts'
import { letterDesigns, letterText } from './letter-texts.ts'
import type { LetterFacts } from './letter-words.ts'

/**
 * Writes, numbers, seals and sends one letter of a case; a second time does nothing. The unique key of the table
 * stands behind it, should two deliveries of one event ever run side by side.
 * @param no which of the special procedures the letter is about
 */
export async function writeLetter(ctx: Ctx, caseId: string, kind: LetterKind, no = 1): Promise<void> {
  const file = await findCase(ctx, caseId)
  if (!file) throw new Error(`no case ${caseId} to write a letter for`)
  const db = casesTables(ctx)
  const written = await db
    .selectFrom('cases.letter')
    .select('id')
    .where('case_id', '=', caseId)
    .where('kind', '=', kind)
    .where('no', '=', no)
    .executeTakeFirst()
  if (written) return
  const organ = await getOrgan(ctx, inWhoseName(file))
  const facts = await factsFor(ctx, file, kind, no, organ.name)
  const wording = await wordingInForce(ctx, organ.id, kind)
  const text = letterText(kind, facts, wording?.blocks)
  const { number } = await nextNumber(ctx, {
    organId: organ.id,
    year: Number(ctx.today.slice(0, 4)),
    kind: `cases.${kind}`,
    word: `${organ.letterWord}${text.word}字`,
  })
  const issued = await issueLetter(
    ctx,
    {
      organName: organ.name,
      title: text.title,
      number,
      addressee: addresseeOf(file, facts),
      body: text.body,
      remedies: text.remedies,
      contact: organ.phone ? `联系电话：${organ.phone}` : undefined,
      issuedOn: ctx.today,
    },
    {
      organId: organ.id,
      holder: { kind: file.applicant_kind, name: file.applicant_name, id: file.applicant_id },
      subject: { module: 'cases', id: caseId },
    },
  )
  const id = ctx.newId()
  await db
    .insertInto('cases.letter')
    .values({
      id,
      case_id: caseId,
      region_code: file.region_code,
      kind,
      no,
      title: text.title,
      number,
      document_id: issued.documentId,
      file_id: issued.fileId,
      issued_at: ctx.now,
      template_id: wording?.id ?? null,
    })
    .execute()
  // An interested party has no account here: the letter is printed and sent by hand.
  if (facts.party) return
  await sendNotice(ctx, {
    to: await accountsOf(ctx, { kind: file.applicant_kind, id: file.applicant_id }),
    kind: 'letter',
    title: text.title,
    body: letterDesigns[kind].message(facts),
    link: `/cases/${caseId}`,
    attachments: [{ documentId: issued.documentId, fileId: issued.fileId, name: `${text.title}（${number}）.pdf` }],
    about: { module: 'cases', id: caseId },
    dedupeKey: `cases:${caseId}:${kind}${no > 1 ? `:${no}` : ''}`,
  })
  ctx.emit(letterWritten, { ...aboutCase(file), kind })
}

/** A hearing concerns everybody who was told; a letter to one interested party concerns that one. */
function addresseeOf(file: CaseRow, { party, parties }: LetterFacts): string {
  return party?.name ?? [file.applicant_name, ...parties.map((one) => one.name)].join('、')
}
