/** Who hears of what a body means to do to a licence. */
import { on } from '#kernel/event.ts'
import { chineseDate } from '#modules/documents/index.ts'
import { accountsHolding, accountsOf } from '#modules/identity/index.ts'
import { sendNotice } from '#modules/notices/index.ts'
import { intentTitles } from './contract.ts'
import { intentMoved } from './events.ts'
import { getIntent } from './intents.ts'
import { attached, noticeOf, writeLetter } from './letters.ts'
import { findLicence } from './store.ts'

/** The holder gets the letter; those who decide hear that the holder has spoken; the holder, that nothing comes of it. */
export const tellOfIntent = on(intentMoved, 'licences.tell-of-intent', async (ctx, { licenceId, no, turn }) => {
  const licence = await findLicence(ctx, licenceId)
  if (!licence) return
  const row = await getIntent(ctx, licenceId, no)
  const what = intentTitles[row.act]
  const name = `《${licence.title}》（${licence.number}）`
  const about = {
    about: { module: 'licences', id: licenceId },
    dedupeKey: `licences.intent:${licenceId}:${no}:${turn}`,
  }
  if (turn === 'stated') {
    await sendNotice(ctx, {
      ...about,
      to: await accountsHolding(ctx, 'licences.manage', licence.organ_id),
      kind: 'todo',
      title: row.asks_hearing ? '持证人陈述申辩并要求听证' : '持证人已经陈述申辩',
      body: `持证人对拟${what}${name}提出了意见，请作出决定。`,
      link: `/work/licences/${licenceId}`,
    })
    return
  }
  const letter =
    turn === 'told'
      ? await writeLetter(ctx, licence, { kind: 'notice', no }, { text: noticeOf(licence, row) })
      : undefined
  await sendNotice(ctx, {
    ...about,
    to: await accountsOf(ctx, { kind: licence.holder_kind, id: licence.holder_id }),
    of: { kind: licence.holder_kind, id: licence.holder_id },
    kind: letter ? 'letter' : 'progress',
    title: turn === 'told' ? `拟${what}您的${licence.title}，请陈述申辩` : `不再${what}您的${licence.title}`,
    body:
      turn === 'told'
        ? `${licence.organ_name}拟${what}您的${name}，请在${chineseDate(row.answer_by)}前说明您的意见；理由和依据写在告知书里。`
        : `${licence.organ_name}决定不${what}您的${name}，证照继续有效。理由：${row.decision ?? ''}`,
    link: `/licences/${licenceId}`,
    attachments: letter && attached(letter),
  })
})
