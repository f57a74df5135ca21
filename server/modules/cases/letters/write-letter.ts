import type { Ctx } from '#kernel/ctx.ts'
import { issueLetter, nextNumber, sealMayBeUsed } from '#modules/documents/index.ts'
import { accountsOf } from '#modules/identity/index.ts'
import { sendNotice } from '#modules/notices/index.ts'
import { letterWritten } from '../events.ts'
import { aboutCase } from '../facts.ts'
import { type Act, actTitles } from '../contract.ts'
import type { SealHeld } from '../handler.ts'
import { wordingInForce } from '../letter-templates.ts'
import { type CaseRow, casesTables, type EventRow, findCase, type LetterKind } from '../store.ts'
import { factsFor } from './letter-facts.ts'
import { sealOfLetter } from './letter-seal.ts'
import { letterDesigns, letterText } from './letter-texts.ts'
import { waitingLetters } from './letter-waiting.ts'
import { purposeOf } from './seal-purposes.ts'
import { addresseeOf, type LetterFacts } from './letter-words.ts'

/**
 * Writes, numbers, seals and sends one letter of a case; a second time does nothing. The unique key of the table
 * stands behind it, should two deliveries of one event ever run side by side. While the seal is suspended the letter
 * waits for it.
 * @param no which of the special procedures the letter is about
 */
export async function writeLetter(ctx: Ctx, caseId: string, kind: LetterKind, no = 1): Promise<void> {
  const file = await findCase(ctx, caseId)
  if (!file) throw new Error(`no case ${caseId} to write a letter for`)
  if (await isWritten(ctx, caseId, kind, no)) return
  const seal = await sealOfLetter(ctx, file, kind, no)
  if (await sealMayBeUsed(ctx, seal.organ.id, purposeOf(kind))) {
    const facts = await factsFor(ctx, file, kind, no, seal.organ.name)
    await sendLetter(ctx, { file, kind, no, seal, facts })
    return
  }
  await waitingLetters(ctx)
    .insertInto('cases.letter_waiting')
    .values({ case_id: caseId, kind, no, organ_id: seal.organ.id, since: ctx.now })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

async function isWritten(ctx: Ctx, caseId: string, kind: LetterKind, no: number): Promise<boolean> {
  const written = await casesTables(ctx)
    .selectFrom('cases.letter')
    .select('id')
    .where('case_id', '=', caseId)
    .where('kind', '=', kind)
    .where('no', '=', no)
    .executeTakeFirst()
  return written !== undefined
}

export type LetterToSend = {
  file: CaseRow
  kind: LetterKind
  no: number
  seal: SealHeld
  facts: LetterFacts & { told?: EventRow }
  /** The letter a receipt is about. */
  about?: string
}

export async function sendLetter(ctx: Ctx, { file, kind, no, seal, facts, about }: LetterToSend): Promise<void> {
  const { organ } = seal
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
      addressee: addresseeOf(facts),
      body: text.body,
      remedies: text.remedies,
      authority: seal.words,
      contact: organ.phone ? `联系电话：${organ.phone}` : undefined,
      issuedOn: ctx.today,
    },
    {
      organId: organ.id,
      // What is addressed to an interested party is not the applicant's to open.
      holder: facts.party
        ? { kind: 'person', name: facts.party.name }
        : { kind: file.applicant_kind, name: file.applicant_name, id: file.applicant_id },
      subject: { module: 'cases', id: file.id },
      use: { ...seal.use, purpose: purposeOf(kind), ...(facts.told ? toldBy(facts.told) : {}) },
    },
  )
  await casesTables(ctx)
    .insertInto('cases.letter')
    .values({
      id: ctx.newId(),
      case_id: file.id,
      region_code: file.region_code,
      organ_id: file.organ_id,
      kind,
      no,
      title: text.title,
      number,
      document_id: issued.documentId,
      file_id: issued.fileId,
      issued_at: ctx.now,
      template_id: wording?.id ?? null,
      about_letter: about ?? null,
    })
    .execute()
  const { silent, message } = letterDesigns[kind]
  // An interested party has no account here: the letter is printed and sent by hand.
  if (silent || facts.party) return
  await sendNotice(ctx, {
    to: await accountsOf(ctx, { kind: file.applicant_kind, id: file.applicant_id }, file.item_id),
    of: { kind: file.applicant_kind, id: file.applicant_id },
    kind: kind === 'correction' ? 'correction' : 'letter',
    title: text.title,
    body: message(facts),
    link: kind === 'correction' ? `/cases/${file.id}/correction` : `/cases/${file.id}`,
    attachments: [{ documentId: issued.documentId, fileId: issued.fileId, name: `${text.title}（${number}）.pdf` }],
    about: { module: 'cases', id: file.id },
    dedupeKey: `cases:${file.id}:${kind}${no > 1 ? `:${no}` : ''}`,
  })
  ctx.emit(letterWritten, { ...aboutCase(file), kind })
}

/** The letter is written by the system, for the act of a person: that person used the seal. */
function toldBy({ act, actor_id: id, actor_name: name, post_title: post }: EventRow) {
  return { act: actTitles[act as Act], by: { id, name, post: post ?? undefined } }
}
