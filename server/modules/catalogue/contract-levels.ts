/** One item at several levels: rules of sameness with their reports and tasks, and delegation from one level to another. */
import { fileAnswer, id, legalDate, moment, pageOf, pageQuery, route } from '#kernel/contract.ts'
import { notYours, refusal } from '#kernel/problem.ts'
import { z } from 'zod'
import {
  alreadyDelegated,
  dayPassed,
  delegationMissing,
  itemMissing,
  nothingDeviates,
  ruleInUse,
  ruleMissing,
  stillDeviates,
  taskMissing,
} from './contract-refusals.ts'
import { difference } from './contract-versions.ts'
import { levels } from './item-content.ts'

const level = z.enum(Object.keys(levels) as [keyof typeof levels, ...(keyof typeof levels)[]])

/** Named by its key, as in differences. `compared` is false for what each level has of its own: its level, body, codes and place. */
const ruleElement = z.object({ key: z.string(), title: z.string(), compared: z.boolean() })

export const samenessRule = z.object({
  id,
  name: z.string(),
  levels: z.array(level),
  elements: z.array(ruleElement),
  /** false: configuration, to be compared with the province's own text. */
  confirmed: z.boolean(),
  note: z.string(),
})

export const samenessRules = route({
  name: 'catalogue.sameness-rules',
  method: 'GET',
  path: '/api/catalogue/sameness-rules',
  summary: '查看各级同要素规则',
  permission: 'catalogue.edit',
  input: z.object({}),
  output: z.object({
    rules: z.array(samenessRule),
    /** Everything a rule may name. */
    elements: z.array(ruleElement),
  }),
})

export const saveSamenessRule = route({
  name: 'catalogue.save-sameness-rule',
  method: 'POST',
  path: '/api/catalogue/sameness-rules',
  summary: '设置各级同要素规则',
  permission: 'catalogue.publish',
  input: z.object({
    /** Of the same name: the rule is changed. */
    name: z.string().trim().min(2, '请填写规则名称').max(40),
    levels: z.array(level).min(2, '至少要比较两级'),
    elements: z.array(z.string().max(40)).min(1, '请选择要素').max(40),
    confirmed: z.boolean().default(false),
    note: z.string().trim().max(400).default(''),
  }),
  output: samenessRule,
  refusals: [ruleMissing],
})

export const removeSamenessRule = route({
  name: 'catalogue.remove-sameness-rule',
  method: 'POST',
  path: '/api/catalogue/sameness-rules/:id/remove',
  summary: '删除各级同要素规则',
  permission: 'catalogue.publish',
  input: z.object({ id }),
  output: z.object({ id }),
  refusals: [ruleMissing, ruleInUse],
})

const place = { itemId: id, code: z.string(), name: z.string(), organId: id, organName: z.string(), level }
const deviation = z.object({
  ...place,
  upper: z.object(place),
  differences: z.array(difference),
  taskOpen: z.boolean(),
})

const reportFilter = {
  organId: id.optional(),
  /** Key of one of the rule's elements. */
  element: z.string().max(40).optional(),
}

/** Each deviating element beside the upper level's: `before` is the upper's, `after` one's own. */
export const samenessReport = route({
  name: 'catalogue.sameness-report',
  method: 'GET',
  path: '/api/catalogue/sameness-rules/:id/report',
  summary: '对照上级事项的要素差异',
  permission: 'catalogue.edit',
  input: z.object({ id, ...pageQuery, ...reportFilter }),
  /** `compared`: how many items were looked at for this page. */
  output: pageOf(deviation).extend({ compared: z.number().int() }),
  refusals: [ruleMissing],
})

const counted = z.object({ key: z.string(), title: z.string(), items: z.number().int() })

/** The report in figures, over all items one edits: what to look at first, and what one may narrow the report to. */
export const samenessSummary = route({
  name: 'catalogue.sameness-summary',
  method: 'GET',
  path: '/api/catalogue/sameness-rules/:id/summary',
  summary: '查看要素差异的数量',
  permission: 'catalogue.edit',
  input: z.object({ id }),
  output: z.object({
    rule: samenessRule,
    compared: z.number().int(),
    deviating: z.number().int(),
    openTasks: z.number().int(),
    /** Items deviating in each element, the most first. */
    elements: z.array(counted),
    /** Items deviating of each body, the most first; `key` is its id. */
    organs: z.array(counted),
  }),
  refusals: [ruleMissing],
})

export const samenessExport = route({
  name: 'catalogue.sameness-export',
  method: 'GET',
  path: '/api/catalogue/sameness-rules/:id/export',
  summary: '导出要素差异',
  permission: 'catalogue.edit',
  answer: 'file',
  input: z.object({ id, ...reportFilter }),
  output: fileAnswer,
  refusals: [ruleMissing],
})

const mendTask = z.object({
  id,
  ruleId: id,
  ruleName: z.string(),
  itemId: id,
  itemName: z.string(),
  organName: z.string(),
  /** The draft to mend it in, when one is open. */
  draftId: id.optional(),
  /** What deviated when the task was opened. */
  differences: z.array(difference),
  note: z.string().optional(),
  dueOn: legalDate.optional(),
  /** Not done although its day has passed. */
  overdue: z.boolean(),
  openedBy: z.string(),
  openedAt: moment,
  doneBy: z.string().optional(),
  doneAt: moment.optional(),
})

export const deadlinePassed = refusal('catalogue.deadline-passed', 422, '整改期限不能早于今天')

export const openMendTask = route({
  name: 'catalogue.open-mend-task',
  method: 'POST',
  path: '/api/catalogue/mend-tasks',
  summary: '要求实施机关整改要素差异',
  permission: 'catalogue.publish',
  input: z.object({
    ruleId: id,
    itemId: id,
    note: z.string().trim().max(400).optional(),
    dueOn: legalDate.optional(),
  }),
  output: z.object({ id }),
  refusals: [ruleMissing, itemMissing, notYours, nothingDeviates, deadlinePassed],
  status: 201,
})

/** Done when the rule holds for the item that is in force. */
export const finishMendTask = route({
  name: 'catalogue.finish-mend-task',
  method: 'POST',
  path: '/api/catalogue/mend-tasks/:id/done',
  summary: '完成要素差异整改',
  permission: 'catalogue.edit',
  input: z.object({ id }),
  output: z.object({ id }),
  refusals: [taskMissing, notYours, stillDeviates],
})

export const mendTasks = route({
  name: 'catalogue.mend-tasks',
  method: 'GET',
  path: '/api/catalogue/mend-tasks',
  summary: '查看要素差异整改任务',
  permission: 'catalogue.edit',
  input: z.object({
    ...pageQuery,
    state: z.enum(['open', 'done']).optional(),
    /** ours: items of the region of one's own post, to be mended here; below: those of other regions, to be seen to. */
    whose: z.enum(['ours', 'below']).optional(),
    ruleId: id.optional(),
  }),
  output: pageOf(mendTask).extend({
    /** How many are open. */
    open: z.object({ ours: z.number().int(), below: z.number().int() }),
  }),
})

export const delegationKinds = { transfer: '放权', authorise: '授权', entrust: '委托', undertake: '承接' } as const
const delegationKind = z.enum(['transfer', 'authorise', 'entrust', 'undertake'])

export const delegateItem = route({
  name: 'catalogue.delegate-item',
  method: 'POST',
  path: '/api/catalogue/items/:id/delegations',
  summary: '把事项交由其他机关办理（放权、授权、委托、承接）',
  permission: 'catalogue.publish',
  input: z.object({
    id,
    toOrganIds: z.array(id).min(1, '请选择由谁办理').max(200),
    kind: delegationKind,
    basis: z.string().trim().min(2, '请写明依据的文件').max(400),
    fromOn: legalDate,
    untilOn: legalDate.optional(),
  }),
  output: z.object({ ids: z.array(id) }),
  refusals: [itemMissing, notYours, alreadyDelegated, dayPassed],
  status: 201,
})

export const endDelegation = route({
  name: 'catalogue.end-delegation',
  method: 'POST',
  path: '/api/catalogue/delegations/:id/end',
  summary: '收回交由其他机关办理的事项',
  permission: 'catalogue.publish',
  input: z.object({ id, reason: z.string().trim().min(2, '请写明收回的理由').max(400) }),
  output: z.object({ id, untilOn: legalDate }),
  refusals: [delegationMissing, notYours],
})

/** Who else may handle an item, since when and until when. */
export const handledBy = z.object({
  delegationId: id,
  organId: id,
  organName: z.string(),
  kind: delegationKind,
  kindTitle: z.string(),
  basis: z.string(),
  fromOn: legalDate,
  untilOn: legalDate.optional(),
  address: z.string().optional(),
  phone: z.string().optional(),
})

export const delegations = route({
  name: 'catalogue.delegations',
  method: 'GET',
  path: '/api/items/:id/handled-by',
  summary: '查看事项由哪些机关办理',
  permission: 'public',
  input: z.object({ id }),
  output: z.object({
    /** The body of the item itself, unless it has given the power away. */
    own: z.boolean(),
    bodies: z.array(handledBy),
  }),
  refusals: [itemMissing],
})

/** Every delegation an item ever had, for those who keep it. */
export const delegationDesk = route({
  name: 'catalogue.delegation-desk',
  method: 'GET',
  path: '/api/catalogue/items/:id/delegations',
  summary: '查看事项的放权、授权、委托和承接',
  permission: 'catalogue.edit',
  input: z.object({ id }),
  output: z.object({
    item: z.object({
      id,
      name: z.string(),
      code: z.string(),
      organId: id,
      organName: z.string(),
      published: z.boolean(),
    }),
    /** Whether its own body handles it today. */
    own: z.boolean(),
    delegations: z.array(
      z.object({
        id,
        organName: z.string(),
        kind: delegationKind,
        basis: z.string(),
        fromOn: legalDate,
        untilOn: legalDate.optional(),
        state: z.enum(['coming', 'running', 'ended']),
        /** In whose name decisions are made, and whose seal they bear. */
        sealOf: z.string(),
        madeBy: z.string(),
        madeAt: moment,
        endedBy: z.string().optional(),
        endedBecause: z.string().optional(),
      }),
    ),
    can: z.array(z.enum(['delegate-item', 'end-delegation'])),
  }),
  refusals: [itemMissing, notYours],
})
