/** 权力清单 and the others: each a saved question over the published items, for everybody to read and take along. */
import { fileAnswer, id, pageOf, pageQuery, route } from '#kernel/contract.ts'
import { z } from 'zod'
import { listMissing, listQuestionWrong } from './contract-refusals.ts'

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
    /** A jsonpath over an item's content: `$ ? (@.trips == 0)`. */
    question: z.string().trim().min(1, '请写明清单的条件').max(1000),
    columns: z.array(z.string().max(40)).min(1, '请选择要显示的列').max(12),
  }),
  output: itemListHead,
  refusals: [listQuestionWrong],
})
