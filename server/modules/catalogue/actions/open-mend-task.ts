import { action } from '#kernel/action.ts'
import type { Ctx } from '#kernel/ctx.ts'
import { chineseDate, sentence } from '#modules/documents/index.ts'
import { accountsOfRegion } from '#modules/identity/index.ts'
import { sendNotice } from '#modules/notices/index.ts'
import { sql } from 'kysely'
import * as contract from '../contract.ts'
import { mayPublish } from '../policy.ts'
import { deviations, lockRule, type Pair, pairsOf } from '../sameness.ts'
import { lockItem } from '../store.ts'

type Asked = { id: string; rule: string; note?: string | undefined; dueOn?: string | undefined }

/** The body whose item deviates from the level above is asked to mend it; the editors of its region are told. */
export const openMendTask = action(contract.openMendTask, {
  load: (ctx, { itemId }) => lockItem(ctx, itemId),
  allow: (ctx, item) => mayPublish(ctx, { organId: item.organ_id, regionCode: item.region_code }),
  subject: (_, output) => output.id,
  async run(ctx, { ruleId, itemId, note, dueOn }, item) {
    if (dueOn && dueOn < ctx.today) throw contract.deadlinePassed()
    const rule = await lockRule(ctx, ruleId, 'share')
    const [pair] = await pairsOf(ctx, rule, sql`i.id = ${itemId}`)
    const differences = pair && !pair.taskOpen ? deviations(rule, pair) : []
    if (!pair || differences.length === 0) throw contract.nothingDeviates()
    const id = ctx.newId()
    await sql`
      insert into catalogue.mend_task (id, rule_id, item_id, differences, note, due_on, opened_by, opened_at)
      values (${id}, ${ruleId}, ${itemId}, ${JSON.stringify(differences)}::jsonb, ${note ?? null}, ${dueOn ?? null},
              ${ctx.actor.name}, ${ctx.now})`.execute(ctx.db)
    await tell(ctx, item.region_code, pair, differences, { id, rule: rule.name, note, dueOn })
    return { id }
  },
})

async function tell(
  ctx: Ctx,
  regionCode: string,
  { own, upper }: Pair,
  differences: readonly contract.Difference[],
  { id, rule, note, dueOn }: Asked,
): Promise<void> {
  const elements = [...new Set(differences.map((one) => one.title))].join('、')
  const wish = note ? sentence(note) : ''
  const by = dueOn ? `请在${chineseDate(dueOn)}前改好并发布。` : '请修改并发布。'
  await sendNotice(ctx, {
    to: await accountsOfRegion(ctx, 'catalogue.edit', regionCode),
    kind: 'todo',
    title: `整改任务：${own.name}`,
    body: `按“${rule}”，${own.organName}的这个事项与${upper.organName}的不一致：${elements}。${wish}${by}`,
    link: '/work/catalogue/tasks',
    about: { module: 'catalogue', id },
    dedupeKey: `catalogue:mend:${id}`,
  })
}
