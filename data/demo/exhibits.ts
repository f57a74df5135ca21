/**
 * Cases every history has, left in the middle for whoever looks at the demo: a joint approval whose one body stayed
 * silent, a step that waits for its countersignatures, two with a fee, one paid and one still to be paid, one that a
 * mother made for her child, and one that nobody answered in time.
 */
import { acceptCase, caseSteps, decideOnTheSpot, deliverCase, examineCase, grantCase } from '#modules/cases/contract.ts'
import { signStep } from '#modules/routes/contract.ts'
import { type CasePlan, fileAtCounter, fileOnline } from './case-story.ts'
import { forHerChild } from './family-story.ts'
import { payFee } from './fee-story.ts'
import type { Stage } from './stage.ts'

type Story = AsyncGenerator<Date, void, void>
type Tell = (stage: Stage, plan: CasePlan, caseId: string) => Story

/** Of the city's own item of this name, a county's where the city has none, begun so many working days before the present. */
export type Exhibit = { item: string; daysAgo: number; story: (stage: Stage, plan: CasePlan) => Story }

const told = (item: string, daysAgo: number, tell: Tell): Exhibit => ({
  item,
  daysAgo,
  async *story(stage, plan) {
    yield plan.filedAt
    const caseId = await fileAtCounter(stage, plan)
    yield stage.workingDaysLater(1)
    await stage.workshop.perform(acceptCase, stage.cast.staffFor('cases.accept', plan.item, stage.chance), { caseId })
    yield* tell(stage, plan, caseId)
  },
})

const opinion = { recommends: 'grant', opinion: '经审查，符合规定的条件，建议准予' } as const

/** Everybody but the health commission says what they think; its silence is written down by the night. */
async function* oneBodySilent(stage: Stage, { item }: CasePlan, caseId: string): Story {
  const { workshop, cast, chance } = stage
  const reader = cast.staffFor('cases.examine', item, chance)
  const { steps } = await workshop.show(caseSteps, reader, { caseId })
  for (const step of steps.filter(({ silence }) => silence === 'record')) {
    yield stage.workingDaysLater(1)
    const place = { organId: step.organId, regionCode: step.joint ? '' : item.regionCode }
    const examiner = cast.staffFor(['cases.examine', 'routes.approve'], place, chance)
    await workshop.perform(examineCase, examiner, { caseId, step: step.no, ...opinion })
  }
}

/** The head has agreed; one more of the others asked has to. */
async function* oneHasSigned(stage: Stage, { item }: CasePlan, caseId: string): Story {
  yield stage.workingDaysLater(1)
  const head = stage.cast.staffFor('routes.lead', item, stage.chance)
  await stage.workshop.perform(signStep, head, { caseId, no: 1, agrees: true, opinion: '同意论证报告的结论' })
}

/** Decided on the spot; what is handed over waits for the fee, which somebody paid and somebody else has not yet. */
const charged = (daysAgo: number, paid: boolean): Exhibit => ({
  item: '临时居民身份证申领',
  daysAgo,
  async *story(stage, plan) {
    const { workshop, cast, chance } = stage
    yield plan.filedAt
    const caseId = await fileAtCounter(stage, plan)
    yield stage.minutesLater(15)
    const words = ['cases.decide', 'cases.accept', 'cases.examine']
    await workshop.perform(decideOnTheSpot, cast.staffFor(words, plan.item, chance), { caseId })
    yield stage.minutesLater(25)
    if (!paid || !(await payFee(stage, plan, caseId))) return
    yield stage.workingDaysLater(1)
    const receivedBy = plan.applicant.facts['person.name']
    const clerk = cast.staffFor('cases.deliver', plan.item, chance)
    await workshop.perform(deliverCase, clerk, { caseId, channel: 'counter', receivedBy })
  },
})

/** Accepted, and nothing more yet: whoever opens it sees what it is due by, and why. */
async function* accepted(): Story {}

/** The lower body has examined; the decision lies with the one above it. */
async function* lowerHasExamined(stage: Stage, { item }: CasePlan, caseId: string): Story {
  yield stage.workingDaysLater(2)
  await stage.workshop.perform(examineCase, stage.cast.staffFor('cases.examine', item, stage.chance), {
    caseId,
    ...opinion,
  })
}

/** The city's body decides in its own name, and the district hands its licence over. */
async function* upperHasDecided(stage: Stage, plan: CasePlan, caseId: string): Story {
  const { workshop, cast, chance } = stage
  yield* lowerHasExamined(stage, plan, caseId)
  const reader = cast.staffFor('cases.examine', plan.item, chance)
  const [decision] = (await workshop.show(caseSteps, reader, { caseId })).steps.filter(({ joint }) => joint)
  if (!decision) return
  yield stage.workingDaysLater(2)
  const decider = cast.staffFor('cases.decide', { organId: decision.organId, regionCode: '' }, chance)
  await workshop.perform(grantCase, decider, { caseId })
  yield stage.workingDaysLater(1)
  const clerk = cast.staffFor('cases.deliver', plan.item, chance)
  await workshop.perform(deliverCase, clerk, {
    caseId,
    channel: 'counter',
    receivedBy: plan.applicant.facts['person.name'],
  })
}

/** Applied for online by whoever shows the portal; five working days pass, and received counts as accepted (行政许可法 art. 32). */
const unanswered: Exhibit = {
  item: '护士执业注册（首次）',
  daysAgo: 9,
  async *story(stage, plan) {
    yield plan.filedAt
    await fileOnline(stage, { ...plan, applicant: stage.cast.people[0]! })
  },
}

export const exhibits: readonly Exhibit[] = [
  { item: '城乡居民基本医疗保险参保登记', daysAgo: 7, story: forHerChild },
  charged(8, true),
  charged(2, false),
  told('民办培训机构设立（办学许可）', 13, oneBodySilent),
  told('取水许可', 5, oneHasSigned),
  told('占用、挖掘城市道路审批', 4, accepted),
  told('高级中学教师资格认定（县级先审查）', 6, lowerHasExamined),
  told('高级中学教师资格认定（县级先审查）', 12, upperHasDecided),
  unanswered,
]
