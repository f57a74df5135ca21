import { action } from '#kernel/action.ts'
import { sentence } from '#modules/documents/index.ts'
import { accountsHolding } from '#modules/identity/index.ts'
import { sendNotice } from '#modules/notices/index.ts'
import * as contract from '../contract-objections.ts'
import { objectionAnsweredFact } from '../events.ts'
import { mayAnswer } from '../objection-policy.ts'
import { lockObjection, objectionTables } from '../store-objections.ts'

/** The supervisor says what was found; one who raised it is told, and when it was right also the heads of the body that used it. */
export const answerObjection = action(contract.answerObjection, {
  load: (ctx, { id }) => lockObjection(ctx, id),
  allow: ({ actor }, row) => mayAnswer(actor, row),
  async run(ctx, { id, outcome, answer }, row) {
    if (row.answered_at) throw contract.objectionAnswered()
    await objectionTables(ctx)
      .updateTable('oversight.objection')
      .set({ outcome, answer, answered_at: ctx.now, answered_by_name: ctx.actor.name })
      .where('id', '=', id)
      .execute()
    const about = { module: 'oversight', id }
    const verdict = contract.outcomeTitles[outcome]
    await sendNotice(ctx, {
      to: [row.raised_by],
      kind: 'progress',
      title: `${verdict}：${row.thing_title}`,
      body: `您对${row.used_by}使用${row.thing_title}提出的异议已经答复：${sentence(answer)}${outcome === 'rejected' ? '如不服，可以依法向人民法院提起诉讼（《个人信息保护法》第五十条第二款）。' : ''}`,
      link: '/me/objections',
      about,
      dedupeKey: `oversight.objection:${id}:answer`,
    })
    if (outcome === 'upheld' && row.organ_id)
      await sendNotice(ctx, {
        to: await accountsHolding(ctx, 'oversight.answer', row.organ_id),
        kind: 'todo',
        title: `异议成立：${row.thing_title}的一次使用`,
        body: `监察认定本机关这次使用（${row.purpose}）不当：${sentence(answer)}`,
        about,
        dedupeKey: `oversight.objection:${id}:body`,
      })
    ctx.emit(objectionAnsweredFact, { objectionId: id, ledger: row.ledger, useId: row.use_id, outcome })
    return { id, outcome }
  },
})
