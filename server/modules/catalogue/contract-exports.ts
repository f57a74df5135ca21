/** The published list for other systems: as files, as rows of the national exchange, and as a feed of changes. */
import { fileAnswer, id, legalDate, moment, route } from '#kernel/contract.ts'
import { z } from 'zod'
import { itemContent } from './item-content.ts'
import { tooManyToExport } from './contract-refusals.ts'

export const exportFormats = { xlsx: 'Excel 表格', json: 'JSON', national: '国家平台交换表（JSON）' } as const

export const exportItems = route({
  name: 'catalogue.export-items',
  method: 'GET',
  path: '/api/catalogue/export',
  summary: '导出已公布的事项',
  permission: 'catalogue.edit',
  answer: 'file',
  input: z.object({
    format: z.enum(['xlsx', 'json', 'national']).default('xlsx'),
    organId: id.optional(),
    region: z
      .string()
      .regex(/^\d{12}$/, '行政区划代码是 12 位数字')
      .optional(),
  }),
  output: fileAnswer,
  refusals: [tooManyToExport],
})

const place = { code: z.string(), organName: z.string(), organUscc: z.string().optional(), regionCode: z.string() }

/** One change of the published list; of a published item all it says, so that nothing else need be asked. */
export const itemChange = z.object({
  itemId: id,
  ...place,
  kind: z.enum(['published', 'withdrawn']),
  at: moment,
  versionId: id.optional(),
  versionNo: z.number().int().optional(),
  publishedOn: legalDate.optional(),
  content: itemContent.optional(),
})

/**
 * The feed: ask with the mark of the last answer, until `more` is false; then again whenever one likes. Every change comes
 * once and none is left out, also while others are being written; a change may come some moments after its commit.
 */
export const itemChanges = route({
  name: 'catalogue.item-changes',
  method: 'GET',
  path: '/api/open/items/changes',
  summary: '获取已公布事项自某个标记以来的变动',
  permission: 'public',
  input: z.object({
    since: z
      .string()
      .regex(/^\d{1,20}\.\d{1,18}$/, '标记应是上一次得到的 mark')
      .default('0.0'),
    limit: z.coerce.number().int().min(1).max(200).default(100),
  }),
  output: z.object({ changes: z.array(itemChange), mark: z.string(), more: z.boolean() }),
  perMinute: 120,
})
