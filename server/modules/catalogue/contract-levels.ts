/** One item at several levels: rules of sameness with their reports and tasks, and delegation from one level to another. */
import { fileAnswer, id, legalDate, moment, pageOf, pageQuery, route } from '#kernel/contract.ts'
import { notYours } from '#kernel/problem.ts'
import { z } from 'zod'
import {
  alreadyDelegated,
  dayPassed,
  delegationMissing,
  itemMissing,
  nothingDeviates,
  ruleMissing,
  stillDeviates,
  taskMissing,
} from './contract-refusals.ts'
import { difference } from './contract-versions.ts'
import { levels } from './item-content.ts'

const level = z.enum(Object.keys(levels) as [keyof typeof levels, ...(keyof typeof levels)[]])

/** Elements are named by their keys, as in differences. */
export const samenessRule = z.object({
  id,
  name: z.string(),
  levels: z.array(level),
  elements: z.array(z.object({ key: z.string(), title: z.string() })),
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
    /** Everything a rule may compare. */
    elements: z.array(z.object({ key: z.string(), title: z.string() })),
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

const place = { itemId: id, code: z.string(), name: z.string(), organId: id, organName: z.string(), level }
const deviation = z.object({
  ...place,
  upper: z.object(place),
  differences: z.array(difference),
  taskOpen: z.boolean(),
})

/** Each deviating element beside the upper level's: `before` is the upper's, `after` one's own. */
export const samenessReport = route({
  name: 'catalogue.sameness-report',
  method: 'GET',
  path: '/api/catalogue/sameness-rules/:id/report',
  summary: '对照上级事项的要素差异',
  permission: 'catalogue.edit',
  input: z.object({ id, ...pageQuery, organId: id.optional() }),
  output: pageOf(deviation).extend({ compared: z.number().int() }),
  refusals: [ruleMissing],
})

export const samenessExport = route({
  name: 'catalogue.sameness-export',
  method: 'GET',
  path: '/api/catalogue/sameness-rules/:id/export',
  summary: '导出要素差异',
  permission: 'catalogue.edit',
  answer: 'file',
  input: z.object({ id, organId: id.optional() }),
  output: fileAnswer,
  refusals: [ruleMissing],
})

const mendTask = z.object({
  id,
  ruleName: z.string(),
  itemId: id,
  itemName: z.string(),
  organName: z.string(),
  differences: z.array(difference),
  note: z.string().optional(),
  dueOn: legalDate.optional(),
  openedBy: z.string(),
  openedAt: moment,
  doneBy: z.string().optional(),
  doneAt: moment.optional(),
})

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
  refusals: [ruleMissing, itemMissing, notYours, nothingDeviates],
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
  input: z.object({ ...pageQuery, state: z.enum(['open', 'done']).optional() }),
  output: pageOf(mendTask),
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
    toOrganId: id,
    kind: delegationKind,
    basis: z.string().trim().min(2, '请写明依据的文件').max(400),
    fromOn: legalDate,
    untilOn: legalDate.optional(),
  }),
  output: z.object({ id }),
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
