/** Cases for tests of this and other modules: made by performing the acts, day by day if asked. */
import type { Actor } from '#kernel/actor.ts'
import type { InputOf } from '#kernel/contract.ts'
import type { LegalDate } from '#kernel/time.ts'
import type { FormField, ItemContent, ItemVersion } from '#modules/catalogue/index.ts'
import { givenItem } from '#modules/catalogue/testing.ts'
import { storeFile } from '#modules/documents/index.ts'
import { givenCitizen, givenStaff, someIdNumber, someUscc } from '#modules/identity/testing.ts'
import type { Organ } from '#modules/organs/index.ts'
import { givenOrgan } from '#modules/organs/testing.ts'
import type { World } from '#server/testing.ts'
import { acceptCase } from './actions/accept-case.ts'
import { askCorrection } from './actions/ask-correction.ts'
import { deliverCase } from './actions/deliver-case.ts'
import { denyCase } from './actions/deny-case.ts'
import { examineCase } from './actions/examine-case.ts'
import { fileCase } from './actions/file-case.ts'
import { grantCase } from './actions/grant-case.ts'
import type { fileCase as fileCaseRoute } from './contract.ts'

/** The nightly sweep, for stories in which a body stays silent. */
export { sweepSilence } from './jobs.ts'
export { reusableMaterials } from './views/reuse.ts'
export { beginProcedure } from './actions/begin-procedure.ts'
export { endProcedure } from './actions/end-procedure.ts'
export { fileCase } from './actions/file-case.ts'
export { fileForApplicant } from './actions/file-for-applicant.ts'
export { confirmApplication } from './actions/confirm-application.ts'
export { proposeApplication } from './actions/propose-application.ts'
export { saveCounterDraft } from './actions/save-counter-draft.ts'
export { settleBodyRules } from './actions/settle-body-rules.ts'
export { tellHearingRight } from './actions/tell-hearing-right.ts'
export { withdrawCase } from './actions/withdraw-case.ts'
export { casePage } from './views/case-page.ts'
export { myCase } from './views/my-case.ts'
export { myCases } from './views/my-cases.ts'

export type CaseStory = {
  caseId: string
  number: string
  queryCode: string
  item: ItemVersion
  organ: Organ
  /** Who applied: a citizen, or one acting for an enterprise. */
  applicant: Actor
  /** Accepts, examines, decides and delivers for the body. */
  approver: Actor
}

export type CaseWish = {
  organ?: Organ
  item?: ItemVersion
  /** Changes to the example item, when none is given. */
  content?: Partial<ItemContent>
  applicant?: Actor
  approver?: Actor
  /** The body the applicant turns to, when several handle the item. */
  organId?: string
  /** Moves the clock there first. */
  filed?: LegalDate
  values?: Record<string, unknown>
  materials?: InputOf<typeof fileCaseRoute>['materials']
}

/** What makes the example item an instant one 即办件. */
export const instantly: Partial<ItemContent> = {
  handling: 'instant',
  promised: { days: 0, unit: 'working-day', explanation: '当场办结' },
  steps: [
    { key: 'examine', name: '审查', days: 0 },
    { key: 'decide', name: '决定', days: 0 },
  ],
}

/** A case just filed online, complete. */
export async function givenCase(world: World, wish: CaseWish = {}): Promise<CaseStory> {
  if (wish.filed) world.moveTo(wish.filed)
  const organ = wish.organ ?? (await givenOrgan(world))
  const item = wish.item ?? (await givenItem(world, { organId: organ.id, content: wish.content }))
  const applicant = wish.applicant ?? (await givenCitizen(world)).actor
  const approver =
    wish.approver ?? (await givenStaff(world, { roles: ['approver'], organId: organ.id, title: '审批岗' })).actor
  const { caseId, number, queryCode } = await world.perform(fileCase, applicant, {
    itemId: item.itemId,
    organId: wish.organId,
    values: wish.values ?? filledForm(item.content),
    materials: wish.materials ?? (await filledMaterials(world, applicant, item.content)),
  })
  return { caseId, number, queryCode, item, organ, applicant, approver }
}

export async function correctingCase(world: World, wish: CaseWish = {}): Promise<CaseStory> {
  const story = await givenCase(world, wish)
  const [material] = story.item.content.materials
  const items = material
    ? [{ kind: 'material' as const, key: material.key, problem: '影像不清，请重新拍照上传' }]
    : [{ kind: 'field' as const, key: story.item.content.form[0]!.fields[0]!.key, problem: '与证件不一致，请核对' }]
  await world.perform(askCorrection, story.approver, { caseId: story.caseId, items })
  return story
}

export async function acceptedCase(world: World, wish: CaseWish = {}): Promise<CaseStory> {
  const story = await givenCase(world, wish)
  await world.perform(acceptCase, story.approver, { caseId: story.caseId })
  return story
}

export async function examinedCase(
  world: World,
  wish: CaseWish = {},
  recommends: 'grant' | 'deny' = 'grant',
): Promise<CaseStory> {
  const story = await acceptedCase(world, wish)
  const opinion = recommends === 'grant' ? '材料真实有效，建议准予' : '不符合条件，建议不予'
  await world.perform(examineCase, story.approver, { caseId: story.caseId, recommends, opinion })
  return story
}

export async function grantedCase(world: World, wish: CaseWish = {}): Promise<CaseStory & { licenceId?: string }> {
  const story = await examinedCase(world, wish)
  const { licenceId } = await world.perform(grantCase, story.approver, { caseId: story.caseId })
  return { ...story, licenceId }
}

export async function deniedCase(world: World, wish: CaseWish = {}): Promise<CaseStory> {
  const story = await examinedCase(world, wish, 'deny')
  await world.perform(denyCase, story.approver, {
    caseId: story.caseId,
    reason: '经营场所与申报不符',
    basis: '受理条件第一项',
  })
  return story
}

/** The head of the case's body, who may also extend its limit. */
export async function headOf(world: World, { organ }: Pick<CaseStory, 'organ'>): Promise<Actor> {
  return (await givenStaff(world, { roles: ['department-head'], organId: organ.id, title: '负责人' })).actor
}

/** Granted, delivered online and thereby closed. */
export async function closedCase(world: World, wish: CaseWish = {}): Promise<CaseStory & { licenceId?: string }> {
  const story = await grantedCase(world, wish)
  await world.perform(deliverCase, story.approver, { caseId: story.caseId, channel: 'online' })
  return story
}

/** An accepted case examined, granted and delivered online on the day it is. */
export async function finished(world: World, { caseId, approver }: CaseStory): Promise<void> {
  await world.perform(examineCase, approver, { caseId, recommends: 'grant', opinion: '材料真实有效，建议准予' })
  await world.perform(grantCase, approver, { caseId })
  await world.perform(deliverCase, approver, { caseId, channel: 'online' })
}

/** Right values for every field of an item's form. */
export function filledForm(content: ItemContent): Record<string, unknown> {
  return Object.fromEntries(
    content.form.flatMap((section) => section.fields.map((field) => [field.key, makers[field.kind](field)])),
  )
}

const makers: Record<FormField['kind'], (field: FormField) => unknown> = {
  text: () => '王静雯',
  'long-text': () => '王静雯',
  number: (field) => field.minimum ?? 1,
  amount: (field) => field.minimum ?? 1,
  date: () => '2026-01-05',
  choice: (field) => field.options?.[0]?.value,
  choices: (field) => field.options?.slice(0, 1).map((option) => option.value),
  'yes-no': () => true,
  'id-number': () => someIdNumber(),
  uscc: () => someUscc(),
  phone: () => '19900000001',
  region: () => '990102000000',
  rows: ({ fields = [], minimum = 1 }) =>
    Array.from({ length: Math.max(1, minimum) }, () =>
      Object.fromEntries(fields.map((field) => [field.key, makers[field.kind](field)])),
    ),
}

/** One uploaded file for every required material. */
export async function filledMaterials(world: World, applicant: Actor, content: ItemContent) {
  const materials: { key: string; documentIds: string[] }[] = []
  for (const { key, name, necessity } of content.materials) {
    if (necessity === 'optional') continue
    materials.push({ key, documentIds: [await givenFile(world, applicant, `${name}.pdf`)] })
  }
  return materials
}

/** A file this actor has handed in. */
export async function givenFile(world: World, actor: Actor, name = '材料.pdf'): Promise<string> {
  const content = Buffer.from(`%PDF-1.4\n% ${name}\n%%EOF\n`)
  const ownerId = actor.onBehalfOf?.id ?? (actor.kind === 'citizen' ? actor.subjectId : undefined)
  const stored = await world.inside(
    (ctx) => storeFile(ctx, { content, name, mediaType: 'application/pdf', trustLevel: 'C', ownerId }),
    actor,
  )
  return stored.id
}
