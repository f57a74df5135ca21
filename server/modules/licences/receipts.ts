/** 电子送达回证 of the letters about licences, and letters that wait for the body's seal. */
import { on } from '#kernel/event.ts'
import type { Ctx } from '#kernel/ctx.ts'
import { momentInWords } from '#kernel/time.ts'
import { letterOpened, openingsOf, purposesOpen, sealResumed } from '#modules/documents/index.ts'
import { licenceLetterDue } from './events.ts'
import { intentTables } from './intents.ts'
import type { LetterDue, LicenceLetter } from './letters.ts'
import { type LetterKind, receiptOf } from './rules/letter-kinds.ts'

/** So many letters go on in one transaction; the rest in the next. */
const AT_ONCE = 50

/** The letter's own row says when its holder first opened it; whoever wrote it writes that it was opened. */
export const recordOpening = on(letterOpened, 'licences.record-opening', async (ctx, { documentId, module }) => {
  if (module !== 'licences') return
  const opened = (await openingsOf(ctx, [documentId])).get(documentId)
  if (!opened) return
  const letter = await intentTables(ctx)
    .updateTable('licences.letter')
    .set({ opened_at: new Date(opened.at), opened_by_name: opened.by })
    .where('document_id', '=', documentId)
    .where('opened_at', 'is', null)
    .returning(['licence_id', 'kind', 'no'])
    .executeTakeFirst()
  const of = letter && receiptOf(letter.kind)
  if (of) ctx.emit(licenceLetterDue, { licenceId: letter.licence_id, of, no: letter.no })
})

/** What was opened, when and by whom. @throws Error where nothing was */
export async function openingTold(ctx: Ctx, licenceId: string, kind: LetterKind, no: number) {
  const { title, number, opened_at, opened_by_name } = await intentTables(ctx)
    .selectFrom('licences.letter')
    .selectAll()
    .where('licence_id', '=', licenceId)
    .where('kind', '=', kind)
    .where('no', '=', no)
    .where('opened_at', 'is not', null)
    .executeTakeFirstOrThrow()
  return { title, number, at: momentInWords(opened_at!), by: opened_by_name ?? '' }
}

/** It is written once the seal may be used again. */
export async function letterWaits(
  ctx: Ctx,
  { licenceId, of, no }: LetterDue,
  { organId, use }: LicenceLetter,
): Promise<void> {
  await intentTables(ctx)
    .insertInto('licences.letter_waiting')
    .values({ licence_id: licenceId, kind: of, no, organ_id: organId, purpose: use.purpose, since: ctx.now })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

export const writeWaiting = on(sealResumed, 'licences.write-waiting-letters', async (ctx, { organId }) => {
  const purposes = await purposesOpen(ctx, organId)
  if (purposes.length === 0) return
  const db = intentTables(ctx)
  const waiting = await db
    .selectFrom('licences.letter_waiting')
    .selectAll()
    .where('organ_id', '=', organId)
    .where('purpose', 'in', purposes)
    .orderBy('since')
    .limit(AT_ONCE)
    .forUpdate()
    .skipLocked()
    .execute()
  for (const { licence_id: licenceId, kind: of, no } of waiting) ctx.emit(licenceLetterDue, { licenceId, of, no })
  if (waiting.length > 0)
    await db
      .deleteFrom('licences.letter_waiting')
      .where((where) =>
        where(
          where.refTuple('licence_id', 'kind', 'no'),
          'in',
          waiting.map(({ licence_id, kind, no }) => where.tuple(licence_id, kind, no)),
        ),
      )
      .execute()
  if (waiting.length === AT_ONCE) ctx.emit(sealResumed, { organId })
})
