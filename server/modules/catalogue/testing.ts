/** For tests of this and other modules: items made by performing the editors' acts. */
import { type Actor, stranger } from '#kernel/actor.ts'
import { newId } from '#kernel/id.ts'
import { legalDateOf } from '#kernel/time.ts'
import type { World } from '#server/testing.ts'
import { createDraft } from './actions/create-draft.ts'
import { createItem } from './actions/create-item.ts'
import { delegateItem } from './actions/delegate-item.ts'
import { editDraft } from './actions/edit-draft.ts'
import { publishVersion } from './actions/publish-version.ts'
import { submitDraft } from './actions/submit-draft.ts'
import { withdrawItem } from './actions/withdraw-item.ts'
import type { Commitment, ItemContent, ItemVersion } from './contract.ts'
import { type Answers, getItemVersion } from './index.ts'
import { everyPath } from './rules/situations.ts'
import { checklist } from './views/checklist.ts'
import { guideNotice } from './views/guide-notice.ts'
import { itemPage } from './views/item-page.ts'

/** A sound promised licence item with one material, three fields and a fee of nothing. */
export function contentExample(changes: Partial<ItemContent> = {}): ItemContent {
  return {
    name: '示范经营许可',
    plainName: '开店要办的证',
    summary: '从事示范经营前应当取得的许可。',
    itemType: '01',
    level: '4',
    audience: ['1', '2'],
    topic: '准营准办',
    handling: 'promised',
    statutory: { days: 20, unit: 'working-day', explanation: '《行政许可法》第四十二条' },
    promised: { days: 10, unit: 'working-day', explanation: '实施机关承诺' },
    conditions: ['有固定的经营场所'],
    materials: [
      {
        key: 'premises',
        name: '经营场所证明',
        necessity: 'required',
        form: 'either',
        originals: 0,
        copies: 1,
        source: 'applicant',
      },
    ],
    form: [
      {
        key: 'applicant',
        title: '申请人',
        fields: [
          { key: 'name', label: '姓名', kind: 'text', required: true, maxLength: 50, prefill: 'person.name' },
          { key: 'phone', label: '联系电话', kind: 'phone', required: true, prefill: 'person.phone' },
          { key: 'statement', label: '申请事由', kind: 'long-text', required: false, maxLength: 500 },
        ],
      },
    ],
    fees: [],
    basis: [{ law: '《中华人民共和国行政许可法》', article: '第十二条' }],
    steps: [
      { key: 'examine', name: '审查', days: 6 },
      { key: 'decide', name: '决定', days: 4 },
    ],
    result: { kind: 'approval', name: '准予许可决定书', faceFields: ['name'] },
    trips: 0,
    online: true,
    service: { address: '示范路 1 号', hours: '工作日 9:00—17:00', phone: '0000-1234567', complaintPhone: '12345' },
    faq: [],
    keywords: [],
    ...changes,
  }
}

/** A commitment that can be published; by default it stands for a condition in words. */
export function commitmentExample(changes: Partial<Commitment> = {}): Commitment {
  return {
    edition: '2026年第1版',
    promise:
      '{申请人}就“{事项}”向{实施机关}承诺：已经知悉告知的全部内容，符合告知的条件，所填写的信息真实、准确。{日期}',
    consequence: '承诺不实的，依法撤销决定，并记入信用记录。',
    basis: '国办发〔2020〕42号',
    materials: [],
    conditions: ['有固定的经营场所'],
    check: { mode: 'site', risk: 'medium', days: { low: 60, medium: 30, high: 10 } },
    broken: 'revoke',
    concerns: [],
    declared: true,
    ...changes,
  }
}

/** An editor of everything who is nobody else: the author and the checker of an item must differ. */
export function catalogueEditor(name: string): Actor {
  const grants = new Map(['catalogue.edit', 'catalogue.publish'].map((word) => [word, { everywhere: true }]))
  return { kind: 'staff', id: newId(new Date(0)), subjectId: `staff:${name}`, name, grants }
}

/** A published item of the body: written by one editor, published by another. */
export async function givenItem(
  world: World,
  { organId, code, content = {} }: { organId: string; code?: string; content?: Partial<ItemContent> },
): Promise<ItemVersion> {
  const author = catalogueEditor('编写人')
  const written = await world.perform(createItem, author, {
    organId,
    code: code ?? `local-${newId(world.clock.now())}`,
    content: contentExample(content),
  })
  await world.perform(submitDraft, author, { id: written.id, revision: written.revision })
  await world.perform(publishVersion, catalogueEditor('审核人'), { id: written.id })
  return world.inside((ctx) => getItemVersion(ctx, written.id))
}

/** The item's next version, in force from now on. */
export async function givenNextVersion(
  world: World,
  { itemId, content }: ItemVersion,
  changes: Partial<ItemContent> = {},
): Promise<ItemVersion> {
  const author = catalogueEditor('编写人')
  const draft = await world.perform(createDraft, author, { id: itemId })
  const { revision } = await world.perform(editDraft, author, {
    id: draft.id,
    revision: 1,
    content: { ...content, ...changes },
  })
  await world.perform(submitDraft, author, { id: draft.id, revision })
  await world.perform(publishVersion, catalogueEditor('审核人'), { id: draft.id })
  return world.inside((ctx) => getItemVersion(ctx, draft.id))
}

/** The item's draft with these changes; an open one is rewritten. @returns the version's id */
export async function draftOf(world: World, item: ItemVersion, changes: Partial<ItemContent>): Promise<string> {
  const author = catalogueEditor('编写人')
  const page = await world.show(itemPage, author, { id: item.itemId })
  const open = page.versions.find((one) => one.status === 'draft')
  const draft = open ?? (await world.perform(createDraft, author, { id: item.itemId }))
  const content = { ...item.content, ...changes }
  await world.perform(editDraft, author, { id: draft.id, revision: draft.revision, content })
  return draft.id
}

/** From today the item is handled by this body. */
export async function delegatedTo(
  world: World,
  { itemId }: ItemVersion,
  toOrganId: string,
  kind: 'transfer' | 'entrust' = 'transfer',
): Promise<void> {
  const fromOn = legalDateOf(world.clock.now())
  const given = { id: itemId, toOrganIds: [toOrganId], kind, basis: '放权清单', fromOn }
  await world.perform(delegateItem, catalogueEditor('审核人'), given)
}

/** Takes the item off the published list. */
export async function withdrawnItem(world: World, { itemId }: ItemVersion): Promise<void> {
  await world.perform(withdrawItem, catalogueEditor('审核人'), { id: itemId, reason: '设定依据已经废止' })
}

/** Two questions: the premises, and for rented or owned ones how many people work there. */
export const branching: Partial<ItemContent> = {
  situations: [
    {
      key: 'premises',
      text: '您的经营场所是？',
      options: [
        { key: 'rented', label: '租的', leadsTo: 'staff' },
        { key: 'own', label: '自己的', leadsTo: 'staff' },
        { key: 'none', label: '没有固定场所', stop: '没有固定场所的，请办理摊点备案' },
      ],
    },
    {
      key: 'staff',
      text: '有多少从业人员？',
      options: [
        { key: 'few', label: '十人以下' },
        { key: 'many', label: '十人以上' },
      ],
    },
  ],
  materials: [
    materialOf('identity', '经营者身份证明'),
    materialOf('lease', '租赁合同', 'premises = "rented"'),
    materialOf('deed', '产权证明', 'premises = "own"'),
    materialOf('health', '从业人员健康证明', 'staff = "many"'),
  ],
  form: [
    {
      key: 'applicant',
      title: '申请人',
      fields: [
        { key: 'name', label: '姓名', kind: 'text', required: true, maxLength: 50, prefill: 'person.name' },
        { key: 'landlord', label: '出租人', kind: 'text', required: true, inSituation: 'premises = "rented"' },
      ],
    },
  ],
}

function materialOf(key: string, name: string, when?: string): ItemContent['materials'][number] {
  return { key, name, necessity: 'required', form: 'either', originals: 0, copies: 1, source: 'applicant', when }
}

export function branchingItem(world: World, organId: string): Promise<ItemVersion> {
  return givenItem(world, { organId, content: branching })
}

/** Every way through the item's questions that leads to an application. */
export function everyAnswer(content: ItemContent): Answers[] {
  return everyPath(content).flatMap((path) => (path.stop ? [] : [path.answers]))
}

/** What anybody is shown for these answers. */
export function shownChecklist(world: World, itemId: string, answers: Answers) {
  return world.show(checklist, stranger, { id: itemId, answers: answersIn(answers) })
}

/** The notice for these answers, as a PDF. */
export async function printedNotice(world: World, itemId: string, answers: Answers): Promise<Uint8Array> {
  return (await world.show(guideNotice, stranger, { id: itemId, answers: answersIn(answers) })).content
}

const answersIn = (answers: Answers) =>
  Object.entries(answers)
    .map((pair) => pair.join('.'))
    .join(',')
