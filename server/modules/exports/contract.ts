/** Lists as files: asked for, written behind, fetched by who asked, gone after a day. */
import { fileAnswer, id, moment, route, sensitive } from '#kernel/contract.ts'
import { notFound, notPermitted, notYours, refusal, tooMany } from '#kernel/problem.ts'
import { z } from 'zod'

export const exportFormat = z.enum(['xlsx', 'csv'])
export type ExportFormat = z.infer<typeof exportFormat>
export const formatTitles = { xlsx: 'Excel', csv: 'CSV' } as const

export const notReady = refusal('exports.not-ready', 409, '文件还没有写好，请稍后再下载')

export const exportList = route({
  name: 'exports.export-list',
  method: 'POST',
  path: '/api/exports',
  summary: '导出列表',
  permission: 'signed-in',
  input: z.object({
    /** The name of the route that shows the list. */
    list: z.string().max(80),
    format: exportFormat,
    /** What the list was asked, without its page; it may hold a name. */
    filter: sensitive(z.record(z.string().max(40), z.unknown())),
  }),
  output: z.object({ exportId: id }),
  refusals: [notFound, notPermitted, tooMany],
})

export const myExports = route({
  name: 'exports.my-exports',
  method: 'GET',
  path: '/api/exports',
  summary: '我的导出',
  permission: 'signed-in',
  input: z.object({}),
  output: z.object({
    rows: z.array(
      z.object({
        id,
        title: z.string(),
        format: exportFormat,
        status: z.enum(['writing', 'ready', 'failed']),
        written: z.number().int(),
        /** Absent until they have been counted; cases come and go meanwhile, so the file may hold some more or fewer. */
        total: z.number().int().optional(),
        /** Size of the file in bytes so far. */
        size: z.number().int(),
        askedAt: moment,
        expiresAt: moment,
      }),
    ),
  }),
})

export const exportFile = route({
  name: 'exports.export-file',
  method: 'GET',
  path: '/api/exports/:id/content',
  summary: '下载导出的文件',
  permission: 'signed-in',
  input: z.object({ id }),
  output: fileAnswer,
  refusals: [notFound, notReady],
  answer: 'file',
})

export const dropExport = route({
  name: 'exports.drop-export',
  method: 'DELETE',
  path: '/api/exports/:id',
  summary: '取消或删除导出',
  permission: 'signed-in',
  input: z.object({ id }),
  output: z.object({ id }),
  refusals: [notFound, notYours],
})

export const expireExports = route({
  name: 'exports.expire-exports',
  method: 'POST',
  path: '/api/exports/expiry',
  summary: '删除过期的导出',
  permission: 'exports.sweep',
  input: z.object({}),
  output: z.object({ deleted: z.number().int() }),
})
