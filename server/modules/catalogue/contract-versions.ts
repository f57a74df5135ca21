/** Versions over time: their history, what differs between two, those waiting for their day, and one change to many items. */
import { id, legalDate, moment, pageOf, pageQuery, route } from '#kernel/contract.ts'
import { notYours } from '#kernel/problem.ts'
import { z } from 'zod'
import { answersText } from './contract-guides.ts'
import { actNotOpen, itemMissing, nothingToChange, secondPerson } from './contract-refusals.ts'
import { feeItem, formSection, material, situationQuestion } from './item-content.ts'
import { versionStatus } from './version-statuses.ts'

export { elementTable } from './element-table.ts'

/** One line that differs; `part` names it when the element has several. */
export const difference = z.object({
  element: z.string(),
  title: z.string(),
  part: z.string().optional(),
  before: z.string().optional(),
  after: z.string().optional(),
})
export type Difference = z.infer<typeof difference>

export const versionDifference = route({
  name: 'catalogue.version-difference',
  method: 'GET',
  path: '/api/catalogue/versions/:id/difference',
  summary: '对照事项的两个版本',
  permission: 'catalogue.edit',
  input: z.object({
    id,
    /** The other version, of the same item or of another; by default the one before. */
    from: id.optional(),
  }),
  output: z.object({
    from: z.object({ id, name: z.string(), no: z.number().int() }).optional(),
    to: z.object({ id, name: z.string(), no: z.number().int() }),
    rows: z.array(difference),
  }),
  refusals: [itemMissing],
})

/** What an applicant with these answers would be asked for under this version, and what each answer adds. */
export const draftPreview = route({
  name: 'catalogue.draft-preview',
  method: 'GET',
  path: '/api/catalogue/versions/:id/preview',
  summary: '按情形预览事项版本',
  permission: 'catalogue.edit',
  input: z.object({ id, answers: answersText }),
  output: z.object({
    /** Which state of the draft is shown. */
    revision: z.number().int(),
    asked: z.array(z.object({ question: situationQuestion, option: z.string() })),
    /** The question to ask now; absent when all are answered. */
    next: situationQuestion.optional(),
    stop: z.string().optional(),
    /** Met on the way and not asked, by text: their condition did not hold. */
    skipped: z.array(z.string()),
    materials: z.array(material),
    form: z.array(formSection),
    fees: z.array(feeItem),
    /** How many situations end in an application; absent while the questions have faults. */
    paths: z.number().int().optional(),
    /** Names of the materials that an option adds and no other option of its question does. */
    added: z.array(z.object({ question: z.string(), option: z.string(), materials: z.array(z.string()) })),
  }),
  refusals: [itemMissing],
})

export const versionHistory = route({
  name: 'catalogue.version-history',
  method: 'GET',
  path: '/api/catalogue/versions/:id/history',
  summary: '查看事项版本由谁在何时因何变动',
  permission: 'catalogue.edit',
  input: z.object({ id }),
  output: z.object({
    inForceFrom: moment.optional(),
    inForceTo: moment.optional(),
    events: z.array(
      z.object({ act: z.string(), title: z.string(), at: moment, by: z.string(), why: z.string().optional() }),
    ),
  }),
  refusals: [itemMissing],
})

/** 发布日历: versions checked and waiting for their day. */
export const publishingCalendar = route({
  name: 'catalogue.publishing-calendar',
  method: 'GET',
  path: '/api/catalogue/publishing-calendar',
  summary: '查看等待到期发布的事项版本',
  permission: 'catalogue.edit',
  input: z.object(pageQuery),
  output: pageOf(
    z.object({
      versionId: id,
      itemId: id,
      no: z.number().int(),
      name: z.string(),
      organName: z.string(),
      effectiveOn: legalDate,
    }),
  ),
})

/** Performed by the daily job on the version's day. */
export const putVersionInForce = route({
  name: 'catalogue.put-version-in-force',
  method: 'POST',
  path: '/api/catalogue/versions/:id/in-force',
  summary: '到期发布事项版本',
  permission: 'catalogue.sweep',
  input: z.object({ id }),
  output: z.object({ id, status: versionStatus }),
  refusals: [itemMissing, actNotOpen],
})

/** Sets one element, or replaces words wherever they stand outside the codes. */
export const bulkEdit = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('set'),
    /** `service.phone`, `trips`, `access.booking`. */
    path: z
      .string()
      .regex(/^[a-zA-Z]+(\.[a-zA-Z]+){0,3}$/, '要素的写法不对')
      .refine(
        (path) =>
          !/^(name|basicCode|implementationCode|handlingCode|localCode|localBasicCode|itemType|level|route)$/.test(
            path,
          ),
        {
          message: '名称、编码、类型、层级和审批流程不能成批修改',
        },
      ),
    /** null takes the element away. */
    value: z.json(),
  }),
  z.object({
    kind: z.literal('replace-text'),
    from: z.string().min(2, '要替换的文字至少 2 个字').max(500),
    to: z.string().max(500),
  }),
])
export type BulkEdit = z.infer<typeof bulkEdit>

export const changeSetStatuses = {
  waiting: '待复核',
  applied: '已执行',
  rejected: '已退回',
  withdrawn: '已撤回',
} as const
const changeSetStatus = z.enum(['waiting', 'applied', 'rejected', 'withdrawn'])
export type ChangeSetStatus = z.infer<typeof changeSetStatus>
const changeSetHead = z.object({
  id,
  title: z.string(),
  reason: z.string(),
  status: changeSetStatus,
  madeBy: z.string(),
  madeAt: moment,
  decidedBy: z.string().optional(),
  decidedAt: moment.optional(),
  decidedBecause: z.string().optional(),
  items: z.number().int(),
})

const chosenItems = z.array(id).min(1, '请选择要修改的事项').max(500, '一批最多修改 500 个事项')
const chosenEdits = z.array(bulkEdit).min(1, '请写明要修改的内容').max(20)
const changedItem = z.object({
  itemId: id,
  code: z.string(),
  name: z.string(),
  organName: z.string(),
  differences: z.array(difference),
  /** Why the set leaves the item as it is. */
  leftOutBecause: z.string().optional(),
  versionId: id.optional(),
})

/** Before anything is handed in. A question with so many ids that it travels in the body. */
export const changeSetPreview = route({
  name: 'catalogue.change-set-preview',
  method: 'POST',
  path: '/api/catalogue/change-sets/preview',
  summary: '提交前预览成批修改对每个事项的影响',
  permission: 'catalogue.edit',
  input: z.object({ itemIds: chosenItems, edits: chosenEdits }),
  output: z.object({ rows: z.array(changedItem) }),
})

export const createChangeSet = route({
  name: 'catalogue.create-change-set',
  method: 'POST',
  path: '/api/catalogue/change-sets',
  summary: '成批修改事项并提交复核',
  permission: 'catalogue.edit',
  input: z.object({
    title: z.string().trim().min(2, '请写明这批修改的名称').max(100),
    reason: z.string().trim().min(2, '请写明修改的理由和依据').max(1000),
    itemIds: chosenItems,
    edits: chosenEdits,
  }),
  output: changeSetHead,
  refusals: [notYours, nothingToChange],
  status: 201,
})

export const changeSetList = route({
  name: 'catalogue.change-sets',
  method: 'GET',
  path: '/api/catalogue/change-sets',
  summary: '查看成批修改',
  permission: 'catalogue.edit',
  input: z.object({ ...pageQuery, status: changeSetStatus.optional() }),
  output: pageOf(changeSetHead),
})

/** What the set does, or has done, to each item; the preview and the record are one page. */
export const changeSetPage = route({
  name: 'catalogue.change-set',
  method: 'GET',
  path: '/api/catalogue/change-sets/:id',
  summary: '查看成批修改对每个事项的影响',
  permission: 'catalogue.edit',
  input: z.object({ id }),
  output: changeSetHead.extend({
    edits: z.array(bulkEdit),
    /** Handed in by this person, who therefore does not decide on it. */
    own: z.boolean(),
    can: z.array(z.string()),
    rows: z.array(changedItem),
  }),
  refusals: [itemMissing],
})

export const applyChangeSet = route({
  name: 'catalogue.apply-change-set',
  method: 'POST',
  path: '/api/catalogue/change-sets/:id/apply',
  summary: '复核并执行成批修改',
  permission: 'catalogue.publish',
  input: z.object({ id }),
  output: z.object({ id, status: changeSetStatus, published: z.number().int(), leftOut: z.number().int() }),
  refusals: [itemMissing, notYours, actNotOpen, secondPerson],
})

export const withdrawChangeSet = route({
  name: 'catalogue.withdraw-change-set',
  method: 'POST',
  path: '/api/catalogue/change-sets/:id/withdraw',
  summary: '撤回自己提交的成批修改',
  permission: 'catalogue.edit',
  input: z.object({ id }),
  output: z.object({ id, status: changeSetStatus }),
  refusals: [itemMissing, notYours, actNotOpen],
})

export const rejectChangeSet = route({
  name: 'catalogue.reject-change-set',
  method: 'POST',
  path: '/api/catalogue/change-sets/:id/reject',
  summary: '退回成批修改',
  permission: 'catalogue.publish',
  input: z.object({ id, reason: z.string().trim().min(2, '请写明退回的理由').max(400) }),
  output: z.object({ id, status: changeSetStatus }),
  refusals: [itemMissing, notYours, actNotOpen, secondPerson],
})
