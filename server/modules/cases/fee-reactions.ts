/** What follows when a fee was paid or sent back. */
import type { Ctx } from '#kernel/ctx.ts'
import { on } from '#kernel/event.ts'
import { getItemVersion } from '#modules/catalogue/index.ts'
import { accountsHolding } from '#modules/identity/index.ts'
import { sendNotice } from '#modules/notices/index.ts'
import { billPaid, billRefunded } from '#modules/payments/index.ts'
import { handOverAtOnce } from './easier-reactions.ts'
import { lockCase } from './steps.ts'
import { eventsOf, lettersOf } from './store.ts'
import { addToHistory } from './transitions.ts'

type Told = { subjectModule: string; subjectId: string }

export const feeReactions = [
  on(billPaid, 'cases.note-fee-paid', async (ctx, told) => {
    if (!(await note(ctx, told, 'fee-paid', '费用已经缴清'))) return
    await tellWaiting(ctx, told.subjectId)
    if ((await lettersOf(ctx, told.subjectId)).some(({ kind }) => kind === 'grant'))
      await handOverAtOnce(ctx, told.subjectId)
  }),
  on(billRefunded, 'cases.note-fee-refunded', async (ctx, { returned, ...told }) => {
    await note(ctx, told, 'fee-refunded', `费用已经原路退回，累计 ${(returned / 100).toFixed(2)} 元`)
  }),
]

/** Writes it into the history, once. */
async function note(ctx: Ctx, { subjectModule, subjectId }: Told, act: string, words: string): Promise<boolean> {
  if (subjectModule !== 'cases') return false
  const file = await lockCase(ctx, subjectId)
  if ((await eventsOf(ctx, file.id)).some((event) => event.act === act && event.words === words)) return false
  const { content } = await getItemVersion(ctx, file.version_id)
  await addToHistory(ctx, file, { act, article: content.payment?.basis ?? '', words })
  return true
}

/** Whoever waited with the decision need not wait any longer; what waits to be handed over is told by the hand-out desk's module. */
async function tellWaiting(ctx: Ctx, caseId: string): Promise<void> {
  const file = await lockCase(ctx, caseId)
  if (file.status !== 'examined') return
  const { name } = (await getItemVersion(ctx, file.version_id)).content
  await sendNotice(ctx, {
    to: await accountsHolding(ctx, 'cases.decide', file.organ_id),
    kind: 'todo',
    title: '费用已经缴清',
    body: `办件 ${file.number}“${name}”的费用已经缴清，可以继续办理。`,
    link: `/work/cases/${caseId}`,
    about: { module: 'cases', id: caseId },
    dedupeKey: `cases:${caseId}:fee-paid`,
  })
}
