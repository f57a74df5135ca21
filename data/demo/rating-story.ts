/** What becomes of a case after it is closed: a rating, and for a bad one the loop that answers it. */
import { rateCase, recordReturnVisit, rectify, verifyBadRating } from '#modules/ratings/contract.ts'
import type { CasePlan } from './case-story.ts'
import type { Stage } from './stage.ts'

const GOOD_WORDS = [
  '办得很快，短信也及时',
  '窗口讲得清楚，一次就办好了',
  '手机上就办完了，省心',
  '比承诺的还早两天',
] as const
const BAD_WORDS = ['跑了两趟才交齐材料', '等得太久，也没人告诉我到哪一步了', '指南上写的电话没人接'] as const
/** Reason codes of the options shown for a bad rating. */
const BAD_REASONS = { unsatisfied: '212', 'very-unsatisfied': '112' } as const

export async function* ratingStory(stage: Stage, plan: CasePlan, caseId: string): AsyncGenerator<Date, void, void> {
  const { workshop, cast, chance } = stage
  if (!chance.happens(0.55)) return
  yield stage.workingDaysLater(chance.between(0, 2))
  const unhappy = plan.plot === 'late' || plan.plot === 'denied' ? chance.happens(0.5) : chance.happens(0.03)
  if (!unhappy) {
    const level = chance.oneOf([
      'very-satisfied',
      'very-satisfied',
      'very-satisfied',
      'satisfied',
      'mostly-satisfied',
    ] as const)
    const words = chance.happens(0.3) ? chance.oneOf(GOOD_WORDS) : undefined
    await workshop.perform(rateCase, plan.applicant.actor, { caseId, level, words })
    return
  }
  const level = chance.oneOf(['unsatisfied', 'unsatisfied', 'very-unsatisfied'] as const)
  const input = { caseId, level, reasons: [BAD_REASONS[level]], words: chance.oneOf(BAD_WORDS) }
  const { id } = await workshop.perform(rateCase, plan.applicant.actor, input)
  if (chance.happens(0.2)) return
  yield stage.workingDaysLater(1)
  const head = cast.staffFor('ratings.rectify', plan.item, chance)
  await workshop.perform(verifyBadRating, head, { id, upheld: true, reason: '经核实情况属实' })
  yield stage.workingDaysLater(chance.between(1, 4))
  await workshop.perform(rectify, head, {
    id,
    done: '已向申请人致歉，更新了办事指南的材料说明，并对经办人员进行了提醒。',
  })
  yield stage.workingDaysLater(chance.between(1, 2))
  const supervisor = cast.staffFor('ratings.supervise', plan.item, chance)
  const outcome = chance.happens(0.85) ? 'satisfied' : 'still-unsatisfied'
  await workshop.perform(recordReturnVisit, supervisor, { id, outcome, note: '电话回访，申请人已了解整改情况。' })
}
