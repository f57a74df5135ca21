/** 权力清单 and the others: each a saved question over the published items, for everybody to read and take along. */
import { fileAnswer, id, pageOf, pageQuery, route } from '#kernel/contract.ts'
import { z } from 'zod'
import { refusal } from '#kernel/problem.ts'
import { listMissing, listQuestionWrong } from './contract-refusals.ts'

export { listSubjects } from './list-subjects.ts'
export {
  conditionsText,
  conditionWords,
  type ListCondition,
  type ListSubject,
  listTests,
  readConditions,
} from './rules/list-question.ts'

const key = z.string().regex(/^[a-z][a-z0-9-]{0,39}$/, '清单的键名只用小写字母、数字和短横')
const region = z
  .string()
  .regex(/^\d{12}$/, '行政区划代码是 12 位数字')
  .optional()

export const itemListHead = z.object({
  key,
  title: z.string(),
  note: z.string(),
  columns: z.array(z.object({ key: z.string(), title: z.string() })),
})

export const lists = route({
  name: 'catalogue.lists',
  method: 'GET',
  path: '/api/lists',
  summary: '查看公开的清单',
  permission: 'public',
  input: z.object({}),
  output: z.object({ lists: z.array(itemListHead) }),
})

export const listPage = route({
  name: 'catalogue.list',
  method: 'GET',
  path: '/api/lists/:key',
  summary: '查看一份清单里的事项',
  permission: 'public',
  input: z.object({ key, ...pageQuery, organId: id.optional(), region }),
  output: pageOf(
    z.object({
      itemId: id,
      code: z.string(),
      name: z.string(),
      organName: z.string(),
      regionCode: z.string(),
      /** Words by column key. */
      columns: z.record(z.string(), z.string()),
    }),
  ).extend({ list: itemListHead }),
  refusals: [listMissing],
})

export const listExport = route({
  name: 'catalogue.list-export',
  method: 'GET',
  path: '/api/lists/:key/export',
  summary: '下载一份清单',
  permission: 'public',
  answer: 'file',
  input: z.object({ key, organId: id.optional(), region }),
  output: fileAnswer,
  refusals: [listMissing],
  perMinute: 6,
})

/** What a list asks: conditions in words (`conditionsText`), or for what they cannot say a jsonpath over an item's content. */
const asked = {
  conditions: z.string().max(2000).optional(),
  match: z.enum(['all', 'any']).default('all'),
  /** `$ ? (@.trips == 0)`; not asked for when there are conditions. */
  question: z.string().trim().max(2000).optional(),
}

/** The lists as their editors see them, and what a list may show. */
export const listDesk = route({
  name: 'catalogue.list-desk',
  method: 'GET',
  path: '/api/catalogue/lists',
  summary: '查看可以设置的清单',
  permission: 'catalogue.edit',
  input: z.object({}),
  output: z.object({
    lists: z.array(itemListHead.extend({ ...asked, match: z.enum(['all', 'any']), question: z.string() })),
    columns: z.array(z.object({ key: z.string(), title: z.string() })),
  }),
})

/** What a question finds now, before it is saved. */
export const listPreview = route({
  name: 'catalogue.list-preview',
  method: 'GET',
  path: '/api/catalogue/lists/preview',
  summary: '试看一份清单找到的事项',
  permission: 'catalogue.edit',
  input: z.object({
    ...asked,
    /** Keys of columns, separated by commas. */
    columns: z.string().max(600).default(''),
    limit: z.coerce.number().int().min(1).max(50).default(10),
  }),
  output: z.object({
    total: z.number().int(),
    /** Published items there are. */
    outOf: z.number().int(),
    /** The bodies with the most, ten at most. */
    organs: z.array(z.object({ organId: id, organName: z.string(), items: z.number().int() })),
    columns: z.array(z.object({ key: z.string(), title: z.string() })),
    rows: z.array(
      z.object({
        itemId: id,
        name: z.string(),
        organName: z.string(),
        columns: z.record(z.string(), z.string()),
      }),
    ),
  }),
  refusals: [listQuestionWrong],
})

export const listTitleTaken = refusal('catalogue.list-title-taken', 409, '已有一份同名的清单，请换一个名称')

export const saveList = route({
  name: 'catalogue.save-list',
  method: 'POST',
  path: '/api/catalogue/lists',
  summary: '设置一份清单的条件和列',
  permission: 'catalogue.publish',
  input: z.object({
    key,
    title: z.string().trim().min(2, '请填写清单名称').max(40),
    note: z.string().trim().max(200).default(''),
    ...asked,
    columns: z.array(z.string().max(40)).min(1, '请选择要显示的列').max(12),
  }),
  output: itemListHead,
  refusals: [listQuestionWrong, listTitleTaken],
})

/** The items stay as they are: a list is only a question about them. */
export const removeList = route({
  name: 'catalogue.remove-list',
  method: 'POST',
  path: '/api/catalogue/lists/:key/remove',
  summary: '撤下一份清单',
  permission: 'catalogue.publish',
  input: z.object({ key }),
  output: z.object({ key }),
  refusals: [listMissing],
})
