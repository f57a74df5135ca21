import { action } from '#kernel/action.ts'
import { legalDateOf } from '#kernel/time.ts'
import { chineseDate } from '#modules/documents/index.ts'
import { staffOf } from '../asking.ts'
import * as contract from '../contract.ts'
import { acted, lockStep, requireAct } from '../step-acts.ts'
import { tracesOf } from '../store.ts'
import { tellStaff } from '../telling.ts'

/** 催办: a message to whoever does the step, once a day. */
export const urgeStep = action(contract.urgeStep, {
  load: lockStep,
  async run(ctx, { words }, held) {
    requireAct(ctx, 'urge', held)
    const { row, run } = held
    const urged = (await tracesOf(ctx, row.case_id)).some(
      ({ act, step_no, at }) => act === 'urge' && step_no === row.no && legalDateOf(at) === ctx.today,
    )
    if (urged) throw contract.urgedToday()
    await tellStaff(ctx, held, await staffOf(ctx, row), {
      title: '请尽快办理',
      body: `${ctx.actor.name}催办“${run.about}”的${row.name}环节，最后一天是${chineseDate(row.due_on)}。${words ?? ''}`,
      key: `urge:${ctx.today}`,
    })
    return acted(ctx, held, 'urge', { words })
  },
})
