/** Who hears of what a body means to do to a licence. */
import type { Ctx } from '#kernel/ctx.ts'
import { on } from '#kernel/event.ts'
import { chineseDate } from '#modules/documents/index.ts'
import { accountsHolding, accountsOf } from '#modules/identity/index.ts'
import { sendNotice } from '#modules/notices/index.ts'
import { intentTitles } from './contract.ts'
import { intentMoved } from './events.ts'
import { getIntent, type IntentRow } from './intents.ts'
import { findLicence, type LicenceRow } from './store.ts'

type Turn = 'told' | 'stated' | 'dropped' | 'over'

const nameOf = ({ title, number }: LicenceRow) => `《${title}》（${number}）`
const dedupeKeyOf = ({ licence_id: licenceId, no }: IntentRow, turn: Turn) =>
  `licences.intent:${licenceId}:${no}:${turn}`

/** What the message says that carries the letter. */
export function toldNews(licence: LicenceRow, row: IntentRow) {
  const what = intentTitles[row.act]
  return {
    title: `拟${what}您的${licence.title}，请陈述申辩`,
    body: `${licence.organ_name}拟${what}您的${nameOf(licence)}，请在${chineseDate(row.answer_by)}前说明您的意见；理由和依据写在告知书里。`,
    dedupeKey: dedupeKeyOf(row, 'told'),
  }
}

/** Those who decide hear that the holder has spoken; the holder, that nothing comes of it. What is told comes by letter. */
export const tellOfIntent = on(intentMoved, 'licences.tell-of-intent', async (ctx, { licenceId, no, turn }) => {
  const licence = await findLicence(ctx, licenceId)
  if (!licence || turn === 'told') return
  const row = await getIntent(ctx, licenceId, no)
  if (turn === 'stated') return tellDeciders(ctx, licence, row, 'stated')
  const what = intentTitles[row.act]
  await sendNotice(ctx, {
    to: await accountsOf(ctx, { kind: licence.holder_kind, id: licence.holder_id }),
    of: { kind: licence.holder_kind, id: licence.holder_id },
    kind: 'progress',
    title: `不再${what}您的${licence.title}`,
    body: `${licence.organ_name}决定不${what}您的${nameOf(licence)}，证照继续有效。理由：${row.decision ?? ''}`,
    link: `/licences/${licenceId}`,
    about: { module: 'licences', id: licenceId },
    dedupeKey: dedupeKeyOf(row, turn),
  })
})

/** The holder has spoken, or the time to speak is over: it may be decided. */
export async function tellDeciders(
  ctx: Ctx,
  licence: LicenceRow,
  row: IntentRow,
  turn: 'stated' | 'over',
): Promise<void> {
  const what = `拟${intentTitles[row.act]}${nameOf(licence)}`
  const said = row.asks_hearing ? '持证人陈述申辩并要求听证' : '持证人已经陈述申辩'
  await sendNotice(ctx, {
    to: await accountsHolding(ctx, 'licences.manage', licence.organ_id),
    kind: 'todo',
    title: turn === 'stated' ? said : '陈述申辩的期限已满，请作出决定',
    body:
      turn === 'stated'
        ? `持证人对${what}提出了意见，请作出决定。`
        : `${what}，告知的期限 ${chineseDate(row.answer_by)}已满，持证人没有陈述、申辩。请作出决定，或者决定不予处理。`,
    link: `/work/licences/${licence.id}`,
    about: { module: 'licences', id: licence.id },
    dedupeKey: dedupeKeyOf(row, turn),
  })
}
