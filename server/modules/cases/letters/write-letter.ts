import type { Ctx } from '#kernel/ctx.ts'
import { legalDateOf } from '#kernel/time.ts'
import { loadCalendar } from '#modules/calendar/index.ts'
import { getItemVersion } from '#modules/catalogue/index.ts'
import { issueLetter, nextNumber } from '#modules/documents/index.ts'
import { accountsOf } from '#modules/identity/index.ts'
import { sendNotice } from '#modules/notices/index.ts'
import { getOrgan } from '#modules/organs/index.ts'
import type { Act } from '../contract.ts'
import { inWhoseName } from '../handler.ts'
import {
  type CaseRow,
  casesTables,
  correctionOf,
  deferredOf,
  eventsOf,
  findCase,
  ledgerOf,
  type LetterKind,
  materialsOf,
  proceduresOf,
} from '../store.ts'
import { clockOf } from '../views/case-clock.ts'
import { letterText } from './letter-texts.ts'
import type { LetterFacts } from './letter-words.ts'

/** The act each letter tells of. */
const toldAct: Record<LetterKind, readonly (Act | 'file')[]> = {
  correction: ['ask-correction'],
  acceptance: ['accept', 'deem-accepted'],
  'non-acceptance': ['refuse-acceptance', 'confirm-refusal'],
  special: ['begin-procedure'],
  extension: ['extend'],
  termination: ['terminate', 'lapse-deferred', 'lapse-correction'],
  grant: ['grant'],
  denial: ['deny', 'confirm-denial'],
  delivery: ['deliver'],
}

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
  const text = letterText(kind, facts)
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
      addressee: file.applicant_name,
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
    })
    .execute()
  await sendNotice(ctx, {
    to: await accountsOf(ctx, { kind: file.applicant_kind, id: file.applicant_id }),
    kind: 'letter',
    title: text.title,
    body: text.message,
    link: `/cases/${caseId}`,
    attachments: [{ documentId: issued.documentId, fileId: issued.fileId, name: `${text.title}（${number}）.pdf` }],
    about: { module: 'cases', id: caseId },
    dedupeKey: `cases:${caseId}:${kind}${no > 1 ? `:${no}` : ''}`,
  })
}

async function factsFor(
  ctx: Ctx,
  file: CaseRow,
  kind: LetterKind,
  no: number,
  organName: string,
): Promise<LetterFacts> {
  const { content } = await getItemVersion(ctx, file.version_id)
  const told = (await eventsOf(ctx, file.id)).findLast(
    ({ act, facts }) => toldAct[kind].includes(act as Act) && !facts.proposed && (facts.no ?? 1) === no,
  )
  const correction = kind === 'correction' ? await correctionOf(ctx, file.id) : undefined
  const given = kind === 'acceptance' ? await materialsOf(ctx, file.id) : []
  const names = new Map(content.materials.map((one) => [one.key, one.name]))
  const procedures = await proceduresOf(ctx, file.id)
  const clock = clockOf(ctx, file, await ledgerOf(ctx, file.id), content, await loadCalendar(ctx))
  return {
    law: file.law,
    itemName: content.name,
    caseNumber: file.number,
    queryCode: file.query_code,
    applicantName: file.applicant_name,
    organName,
    filedOn: legalDateOf(file.filed_at),
    acceptedOn: file.accepted_on ?? undefined,
    deemed: file.deemed,
    statutory: clock.statutory,
    promised: clock.promised,
    provisional: clock.provisional,
    materials: [...new Set(given.filter((one) => one.how !== 'promise').map((one) => names.get(one.key) ?? one.key))],
    correction: correction && {
      items: correction.items,
      note: correction.note ?? undefined,
      answerBy: correction.answer_by ?? undefined,
      basis: correction.answer_basis ?? undefined,
    },
    procedures,
    procedure: procedures.find((one) => one.no === no),
    deferred: kind === 'acceptance' || kind === 'termination' ? await deferredOf(ctx, file.id) : [],
    lines: clock.lines,
    words: told?.words ?? undefined,
    facts: told?.facts ?? {},
    resultName: file.granted ? content.result.name : '',
  }
}
