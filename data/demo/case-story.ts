/** The life of one demo case: what everybody does with it and when, told as a generator that yields the next moment. */
import type { OutputOf } from '#kernel/contract.ts'
import { type Answers, inSituation, type ItemContent, type ItemVersion, pathOf } from '#modules/catalogue/index.ts'
import {
  caseSteps,
  acceptCase,
  askCorrection,
  confirmRefusal,
  closeCase,
  decideOnTheSpot,
  deliverCase,
  denyCase,
  examineCase,
  fileCase,
  fileForApplicant,
  grantCase,
  refuseAcceptance,
  submitCorrection,
  withdrawCase,
} from '#modules/cases/contract.ts'
import { prefill } from '#modules/forms/contract.ts'
import { signStep, stepRoles } from '#modules/routes/contract.ts'
import type { Applicant } from './cast.ts'
import type { Chance } from './chance.ts'
import { feePaid } from './fee-story.ts'
import { keepPromise, throughProcedure, withMoreTime } from './detours.ts'
import { fillForm } from './fill-form.ts'
import { ratingStory } from './rating-story.ts'
import type { Stage } from './stage.ts'

/** How a case goes, decided before it begins. */
export type Plot =
  | 'smooth'
  | 'corrected'
  | 'reviewed'
  | 'extended'
  | 'unkept'
  | 'denied'
  | 'not-accepted'
  | 'withdrawn'
  | 'late'
  | 'forgotten'

type CaseStep = OutputOf<typeof caseSteps>['steps'][number]

export type CasePlan = { applicant: Applicant; item: ItemVersion; plot: Plot; filedAt: Date; key: string }

/** Yields the moment of the next step; between two yields one thing is done. */
export async function* caseStory(stage: Stage, planned: CasePlan): AsyncGenerator<Date, void, void> {
  yield planned.filedAt
  const situation = someSituation(planned.item.content, stage.chance)
  const plan = { ...planned, item: { ...planned.item, content: inSituation(planned.item.content, situation) } }
  const online = stage.chance.happens(0.75)
  const filing = await file(stage, plan, situation, online)
  if (filing.granted) {
    yield* grantedByRule(stage, plan, filing.caseId, online)
    return
  }
  yield* plan.item.content.handling === 'instant' && plan.plot === 'smooth' && filing.promised.length === 0
    ? onTheSpot(stage, plan, filing.caseId)
    : stepByStep(stage, plan, filing, online)
}

/** One way through the item's questions on which it can be applied for. */
function someSituation(content: ItemContent, chance: Chance): Answers {
  let answers: Answers = {}
  for (let open = pathOf(content, answers).next; open; open = pathOf(content, answers).next) {
    const going = open.options.filter((option) => !option.stop)
    answers = { ...answers, [open.key]: chance.oneOf(going).key }
  }
  return answers
}

/** `promised`: keys of the materials promised for later. */
type Filing = { caseId: string; promised: readonly string[]; granted?: boolean }

async function file(stage: Stage, plan: CasePlan, situation: Answers, online: boolean): Promise<Filing> {
  const { workshop, cast, chance } = stage
  const { applicant, item } = plan
  const { content, itemId } = item
  const needed = content.materials.filter(
    ({ necessity, licenceType }) => necessity !== 'optional' && !(licenceType && applicant.holds.has(licenceType)),
  )
  if (online) {
    const materials = []
    for (const { key, name, necessity } of needed) {
      const promised = necessity === 'deferrable' && chance.happens(0.5)
      materials.push(
        promised ? { key, promise: true as const } : { key, documentIds: [await stage.upload(applicant, name)] },
      )
    }
    const contactPhone = applicant.facts['person.phone']
    const known = await workshop.show(prefill, applicant.actor, { id: itemId })
    const values = fillForm(content.form, applicant, chance, stage.today(), known.values)
    const kept = Object.fromEntries(Object.entries(known.sources).map(([key, { from }]) => [key, from]))
    const input = { itemId, situation, values, kept, materials, contactPhone }
    const { caseId, granted } = await workshop.perform(fileCase, applicant.actor, input, plan.key)
    return { caseId, granted, promised: materials.flatMap((one) => ('promise' in one ? one.key : [])) }
  }
  const clerk = cast.staffFor('cases.receive', item, chance)
  const materials = needed.map(({ key }) => ({ key, paper: true as const }))
  const values = fillForm(content.form, applicant, chance, stage.today())
  const input = { itemId, situation, values, materials, applicant: atTheCounter(applicant) }
  const { caseId, granted } = await workshop.perform(fileForApplicant, clerk, input, plan.key)
  return { caseId, granted, promised: [] }
}

/** An application handed in on paper, whatever it is for. @returns the case's id */
export async function fileAtCounter(stage: Stage, plan: CasePlan): Promise<string> {
  return (await file(stage, plan, someSituation(plan.item.content, stage.chance), false)).caseId
}

/** An application made online, before anybody has seen it. */
export async function fileOnline(stage: Stage, plan: CasePlan): Promise<void> {
  await file(stage, plan, someSituation(plan.item.content, stage.chance), true)
}

function atTheCounter({ kind, facts }: Applicant) {
  const text = (key: string) => facts[key]!
  return kind === 'person'
    ? { kind, name: text('person.name'), idNumber: text('person.idNumber'), phone: text('person.phone') }
    : {
        kind,
        name: text('enterprise.name'),
        uscc: text('enterprise.uscc'),
        legalRepresentative: facts['enterprise.legalRepresentative'],
        agentName: text('person.name'),
      }
}

/** 秒批: the system has granted it; what was asked for online is handed over with the letter. */
async function* grantedByRule(
  stage: Stage,
  plan: CasePlan,
  caseId: string,
  online: boolean,
): AsyncGenerator<Date, void, void> {
  if (!online) {
    yield* handOver(stage, plan, caseId, false)
    return
  }
  const { licenceType } = plan.item.content.result
  if (licenceType) plan.applicant.holds.add(licenceType)
  yield* ratingStory(stage, plan, caseId)
}

async function* onTheSpot(stage: Stage, plan: CasePlan, caseId: string): AsyncGenerator<Date, void, void> {
  yield stage.minutesLater(15)
  const approver = stage.cast.staffFor(['cases.decide', 'cases.accept', 'cases.examine'], plan.item, stage.chance)
  await stage.workshop.perform(decideOnTheSpot, approver, { caseId })
  yield* handOver(stage, plan, caseId, true)
}

async function* stepByStep(
  stage: Stage,
  plan: CasePlan,
  { caseId, promised }: Filing,
  online: boolean,
): AsyncGenerator<Date, void, void> {
  const { workshop, cast, chance } = stage
  const { item, plot, applicant } = plan
  const at = (word: string) => cast.staffFor(word, item, chance)
  yield stage.workingDaysLater(plot === 'forgotten' ? 8 : chance.between(0, 2))
  if (plot === 'forgotten') {
    yield* fromAcceptance(stage, plan, { caseId, promised }, online)
    return
  }
  if (plot === 'not-accepted') {
    const input = {
      caseId,
      ground: 'not-competent',
      reason: '该事项由经营场所所在地的机关办理',
      rightBody: '经营场所所在地的行政审批服务局',
    } as const
    await workshop.perform(refuseAcceptance, at('cases.accept'), input)
    await workshop.perform(confirmRefusal, at('cases.countersign'), { caseId })
    return
  }
  if (plot === 'corrected' && item.content.materials.length > 0 && online) {
    const [material] = item.content.materials
    const items = [{ kind: 'material' as const, key: material!.key, problem: chance.oneOf(PROBLEMS) }]
    await workshop.perform(askCorrection, at('cases.accept'), { caseId, items })
    yield stage.workingDaysLater(chance.between(1, 4))
    const documentIds = [await stage.upload(applicant, `${material!.name}（补正）`)]
    await workshop.perform(submitCorrection, applicant.actor, {
      caseId,
      materials: [{ key: material!.key, documentIds }],
    })
    yield stage.workingDaysLater(chance.between(0, 1))
  }
  if (plot === 'withdrawn' && online) {
    await workshop.perform(withdrawCase, applicant.actor, { caseId, reason: '暂时不办了' })
    return
  }
  await workshop.perform(acceptCase, at('cases.accept'), { caseId })
  // What was corrected has come already.
  const corrected = plot === 'corrected' ? item.content.materials[0]?.key : undefined
  const still = promised.filter((key) => key !== corrected)
  // The sweep ends a case whose promise is not kept.
  if (plot === 'unkept' && still.length > 0) return
  yield* fromAcceptance(stage, plan, { caseId, promised: still }, online)
}

/** Two steps within the promised limit; a late case takes some days more than promised. */
async function* fromAcceptance(
  stage: Stage,
  plan: CasePlan,
  { caseId, promised: keys }: Filing,
  online: boolean,
): AsyncGenerator<Date, void, void> {
  yield* keepPromise(stage, plan, caseId, keys)
  if (plan.plot === 'reviewed') yield* throughProcedure(stage, plan, caseId)
  if (plan.plot === 'extended') yield* withMoreTime(stage, plan, caseId)
  const { workshop, cast, chance } = stage
  const { item, plot } = plan
  const promised = item.content.promised.days
  const whole =
    plot === 'late' ? promised + chance.between(1, 4) : chance.between(Math.min(1, promised), Math.max(1, promised - 1))
  const examining = Math.floor(whole * 0.6)
  yield stage.workingDaysLater(examining)
  const decision = yield* throughReview(stage, plan, caseId)
  yield stage.workingDaysLater(whole - examining)
  // What a lower body has examined is decided by the one above it.
  const head = decision?.joint
    ? cast.staffFor(['cases.decide', 'routes.approve'], { organId: decision.organId, regionCode: '' }, chance)
    : cast.staffFor('cases.decide', item, chance)
  if (plot === 'denied') {
    const [basis] = item.content.basis
    await workshop.perform(denyCase, head, {
      caseId,
      reason: '经审查，现场情况与申报材料不一致，不符合受理条件',
      basis: basis ? `${basis.law}${basis.article}` : item.content.name,
    })
  } else {
    await workshop.perform(grantCase, head, { caseId })
  }
  yield* handOver(stage, plan, caseId, online)
}

/** Whoever has the posts of the item's route examines, step by step, until only the decision is open: whose that is. */
async function* throughReview(
  stage: Stage,
  { item, plot }: CasePlan,
  caseId: string,
): AsyncGenerator<Date, CaseStep | undefined, void> {
  const { workshop, cast, chance } = stage
  const recommends = plot === 'denied' ? 'deny' : 'grant'
  const opinion = plot === 'denied' ? '现场情况与申报材料不一致，建议不予' : chance.oneOf(OPINIONS)
  const own = cast.staffFor('cases.examine', item, chance)
  for (let done = 0; ; done += 1) {
    const { steps } = await workshop.show(caseSteps, own, { caseId })
    const step = steps.find(({ status, stage: part }) => status === 'open' && part === 'review')
    if (!step) return steps.find(({ status }) => status === 'open')
    if (done > 0) yield stage.minutesLater(20)
    const leads = step.roleTitle === stepRoles['department-head']
    const place = { organId: step.organId, regionCode: step.joint ? '' : item.regionCode }
    const examiner =
      leads || step.joint
        ? cast.staffFor(['cases.examine', leads ? 'routes.lead' : 'routes.approve'], place, chance)
        : own
    yield* signed(stage, caseId, step)
    await workshop.perform(examineCase, examiner, { caseId, step: step.no, recommends, opinion })
  }
}

/** Those whose countersignature the route asks for agree, one after the other, until there are enough. */
async function* signed(
  stage: Stage,
  caseId: string,
  { no, signatures, signs }: Pick<CaseStep, 'no' | 'signatures' | 'signs'>,
): AsyncGenerator<Date, void, void> {
  if (signs !== 'missing') return
  for (const { organId, role } of signatures) {
    const word = role === 'department-head' ? 'routes.lead' : 'routes.approve'
    const signer = stage.cast.staffFor(word, { organId, regionCode: '' }, stage.chance)
    yield stage.minutesLater(30)
    await stage.workshop.perform(signStep, signer, { caseId, no, agrees: true, opinion: '同意' })
  }
}

async function* handOver(
  stage: Stage,
  plan: CasePlan,
  caseId: string,
  online: boolean,
): AsyncGenerator<Date, void, void> {
  const { workshop, cast, chance } = stage
  const { applicant, item, plot } = plan
  if (plot !== 'denied' && item.content.result.licenceType) applicant.holds.add(item.content.result.licenceType)
  yield online ? stage.minutesLater(30) : stage.workingDaysLater(chance.between(0, 3))
  if (!(await feePaid(stage, plan, caseId))) return
  const clerk = cast.staffFor('cases.deliver', item, chance)
  if (online) {
    await workshop.perform(deliverCase, clerk, { caseId, channel: 'online' })
  } else {
    await workshop.perform(deliverCase, clerk, {
      caseId,
      channel: 'counter',
      receivedBy: applicant.facts['person.name'],
    })
    await workshop.perform(closeCase, clerk, { caseId })
  }
  yield* ratingStory(stage, plan, caseId)
}

const PROBLEMS = [
  '影像不清晰，请重新拍照上传',
  '缺少第二页，请补齐',
  '未加盖公章，请盖章后上传',
  '所附图纸与申报面积不一致，请更正',
] as const
const OPINIONS = [
  '材料齐全有效，符合法定条件，建议准予',
  '经核对与共享数据一致，建议准予',
  '现场核查符合要求，建议准予',
] as const
