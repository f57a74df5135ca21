import { action } from '#kernel/action.ts'
import type { Ctx } from '#kernel/ctx.ts'
import { notPermitted } from '#kernel/problem.ts'
import { chineseDate } from '#modules/documents/index.ts'
import { sendNotice } from '#modules/notices/index.ts'
import { colleague } from '../asking.ts'
import * as contract from '../contract.ts'
import { touchSteps } from '../live.ts'
import { leads } from '../policy.ts'
import { deputyTouching, routesTables } from '../store.ts'

/**
 * 代办: while somebody is away a colleague of the same body does what they hold and answers what they are asked; it widens nobody's
 * power, who stands in must be of the post. The head arranges it for who cannot any more.
 */
export const setDeputy = action(contract.setDeputy, {
  async run(ctx, { staffId, deputyId, fromOn, toOn, reason }) {
    const { post, subjectId, name } = ctx.actor
    if (!post || !subjectId) throw notPermitted()
    if (fromOn < ctx.today || toOn < fromOn) throw contract.daysWrong()
    const byHead = staffId !== undefined && staffId !== subjectId
    if (byHead && !leads(ctx, post.organId, post.regionCode)) throw contract.notTheHead()
    const away = byHead
      ? await colleague(ctx, staffId, post.organId)
      : { staffId: subjectId, name, accountId: ctx.actor.id }
    if (deputyId === away.staffId) throw contract.notToYourself()
    const deputy = await colleague(ctx, deputyId, post.organId)
    if (await deputyTouching(ctx, away.staffId, fromOn, toOn)) throw contract.deputyExists()
    const id = ctx.newId()
    await routesTables(ctx)
      .insertInto('routes.deputy')
      .values({
        id,
        staff_id: away.staffId,
        staff_name: away.name,
        deputy_id: deputy.staffId,
        deputy_name: deputy.name,
        organ_id: post.organId,
        from_on: fromOn,
        to_on: toOn,
        reason,
        set_by: byHead ? subjectId : null,
        set_by_name: byHead ? name : null,
        set_at: ctx.now,
        ended_at: null,
      })
      .execute()
    if (byHead) await tellBoth(ctx, { id, away, deputy, fromOn, toOn, reason })
    touchSteps(ctx, [post.organId])
    return { id }
  },
})

type Person = { name: string; accountId: string }
type Arranged = { id: string; away: Person; deputy: Person; fromOn: string; toOn: string; reason: string }

/** Neither of them arranged it. */
async function tellBoth(ctx: Ctx, { id, away, deputy, fromOn, toOn, reason }: Arranged): Promise<void> {
  await sendNotice(ctx, {
    to: [away.accountId, deputy.accountId].filter((one) => one !== ctx.actor.id),
    kind: 'todo',
    title: '负责人安排了代办',
    body: `${ctx.actor.name}安排${deputy.name}在${chineseDate(fromOn)}至${chineseDate(toOn)}代${away.name}办理：${reason}`,
    link: '/work/deputies',
    about: { module: 'routes', id },
    dedupeKey: `routes:deputy:${id}`,
  })
}
