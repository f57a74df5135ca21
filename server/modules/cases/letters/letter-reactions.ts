/** What follows when a letter is opened, and when a seal may be used again. */
import { sql } from 'kysely'
import { on } from '#kernel/event.ts'
import type { Ctx } from '#kernel/ctx.ts'
import { momentInWords } from '#kernel/time.ts'
import { letterOpened, openingsOf, purposesOpen, sealMayBeUsed, sealResumed } from '#modules/documents/index.ts'
import { caseDelivered } from '../events.ts'
import { casesTables, eventsOf, findCase, type LetterRow } from '../store.ts'
import { factsFor } from './letter-facts.ts'
import { sealOfLetter } from './letter-seal.ts'
import { kindsFor, purposeOf } from './seal-purposes.ts'
import { waitingLetters } from './letter-waiting.ts'
import { writeLicenceLetter } from './write-licence-letter.ts'
import { sendLetter, writeLetter } from './write-letter.ts'

/** So many letters are written in one transaction; the rest in the next. */
const AT_ONCE = 50

export const letterReactions = [
  writeLicenceLetter,
  on(letterOpened, 'cases.record-opening', async (ctx, { documentId, module }) => {
    if (module !== 'cases') return
    const letter = await casesTables(ctx)
      .selectFrom('cases.letter')
      .selectAll()
      .where('document_id', '=', documentId)
      .executeTakeFirst()
    const opened = (await openingsOf(ctx, [documentId])).get(documentId)
    if (letter && opened) await recordOpening(ctx, letter, opened)
  }),
  on(caseDelivered, 'cases.record-handing-over', recordHandingOver),
  on(sealResumed, 'cases.write-waiting-letters', async (ctx, { organId }) => {
    const kinds = kindsFor(await purposesOpen(ctx, organId))
    if (kinds.length === 0) return
    const waiting = await waitingLetters(ctx)
      .selectFrom('cases.letter_waiting')
      .selectAll()
      .where('organ_id', '=', organId)
      .where('kind', 'in', kinds)
      .orderBy('since')
      .limit(AT_ONCE)
      .forUpdate()
      .skipLocked()
      .execute()
    for (const { case_id: caseId, kind, no, about_letter: about } of waiting) {
      if (about) await writeReceipt(ctx, about, no)
      else await writeLetter(ctx, caseId, kind, no)
      await waitingLetters(ctx)
        .deleteFrom('cases.letter_waiting')
        .where('case_id', '=', caseId)
        .where('kind', '=', kind)
        .where('no', '=', no)
        .execute()
    }
    if (waiting.length === AT_ONCE) ctx.emit(sealResumed, { organId })
  }),
]

/** What was handed over or posted has been served, opened in the portal or not. */
async function recordHandingOver(ctx: Ctx, { caseId }: { caseId: string }): Promise<void> {
  const delivered = (await eventsOf(ctx, caseId)).findLast((event) => event.act === 'deliver')
  const { channel, receivedBy, tracking } = delivered?.facts ?? {}
  if (!delivered || !channel || channel === 'online') return
  await casesTables(ctx)
    .updateTable('cases.letter')
    .set({
      served_at: delivered.at,
      served_way: channel,
      served_to: receivedBy ?? null,
      served_tracking: tracking ?? null,
      served_by_name: delivered.actor_name,
    })
    .where('case_id', '=', caseId)
    .where('kind', 'in', ['grant', 'denial'])
    .where('served_at', 'is', null)
    .execute()
}

/** The case's own row of the letter says so too, and a receipt is written; what proves nothing gets none. */
async function recordOpening(ctx: Ctx, letter: LetterRow, { at, by }: { at: string; by: string }): Promise<void> {
  const db = casesTables(ctx)
  if (letter.opened_at) return
  await db
    .updateTable('cases.letter')
    .set({ opened_at: new Date(at), opened_by_name: by })
    .where('id', '=', letter.id)
    .where('region_code', '=', letter.region_code)
    .execute()
  const file = await findCase(ctx, letter.case_id)
  if (!file || letter.kind === 'receipt' || letter.kind === 'delivery') return
  const no = await nextReceiptNo(ctx, file.id)
  // Whoever wrote the letter writes that it was opened.
  const { organ } = await sealOfLetter(ctx, file, letter.kind, letter.no)
  if (await sealMayBeUsed(ctx, organ.id, purposeOf('receipt'))) return writeReceipt(ctx, letter.id, no)
  await waitingLetters(ctx)
    .insertInto('cases.letter_waiting')
    .values({ case_id: file.id, kind: 'receipt', no, organ_id: organ.id, since: ctx.now, about_letter: letter.id })
    .execute()
}

/** Receipts that wait for the seal keep their place. */
async function nextReceiptNo(ctx: Ctx, caseId: string): Promise<number> {
  const { rows } = await sql<{ last: number }>`
    select greatest(
      (select coalesce(max(no), 0) from cases.letter where case_id = ${caseId} and kind = 'receipt'),
      (select coalesce(max(no), 0) from cases.letter_waiting where case_id = ${caseId} and kind = 'receipt')) as last`.execute(
    ctx.db,
  )
  return rows[0]!.last + 1
}

/** What was opened, when and by whom, as the row of the letter says. Once: a unique key stands behind it. */
async function writeReceipt(ctx: Ctx, about: string, no: number): Promise<void> {
  const letter = await casesTables(ctx)
    .selectFrom('cases.letter')
    .selectAll()
    .where('id', '=', about)
    .executeTakeFirst()
  const file = letter && (await findCase(ctx, letter.case_id))
  if (!file || !letter.opened_at) throw new Error(`nothing was opened that receipt ${about} could tell of`)
  const seal = await sealOfLetter(ctx, file, letter.kind, letter.no)
  const facts = await factsFor(ctx, file, 'receipt', no, seal.organ.name)
  const { title, number, opened_at: at, opened_by_name: by } = letter
  const opened = { title, number, at: momentInWords(at), by: by ?? '' }
  await sendLetter(ctx, { file, kind: 'receipt', no, seal, facts: { ...facts, opened }, about })
}
