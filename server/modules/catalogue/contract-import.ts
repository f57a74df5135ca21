/** Lists of items brought in as XLSX, CSV or JSON: judged first, then taken over in portions, then published by a second person. */
import { bytes, fileAnswer, id, moment, pageOf, pageQuery, route } from '#kernel/contract.ts'
import { notYours } from '#kernel/problem.ts'
import { z } from 'zod'
import { actNotOpen, importMissing, importUnreadable, secondPerson } from './contract-refusals.ts'

export const importStatuses = {
  judged: '已预检',
  drafting: '正在写入草稿',
  drafted: '已写入草稿',
  publishing: '正在发布',
  done: '已完成',
} as const
export const importOutcomes = {
  created: '新增',
  changed: '改写草稿',
  unchanged: '没有变化',
  kept: '有人编写过，保留',
} as const
export const importVerdicts = { accepted: '合格', flagged: '存疑', rejected: '不收' } as const
const verdict = z.enum(['accepted', 'flagged', 'rejected'])

export const importState = z.object({
  id,
  fileName: z.string(),
  status: z.enum(['judged', 'drafting', 'drafted', 'publishing', 'done']),
  madeBy: z.string(),
  madeAt: moment,
  rows: z.number().int(),
  accepted: z.number().int(),
  flagged: z.number().int(),
  /** Of the flagged, those whose doubt must be settled before they can be published. */
  toMend: z.number().int(),
  rejected: z.number().int(),
  created: z.number().int(),
  changed: z.number().int(),
  unchanged: z.number().int(),
  kept: z.number().int(),
  published: z.number().int(),
  /** Rows without doubts that publishing would put in force. */
  toPublish: z.number().int(),
  /** Rows still to be worked on in this status. */
  left: z.number().int(),
  /** No portion was through for half a minute: the server rests, or tries again after a fault. */
  resting: z.boolean(),
  /** The server tried and gave up: whoever may do the act can take it up again. */
  stopped: z.boolean(),
  /** Handed in by this person, who therefore does not publish it. */
  own: z.boolean(),
  can: z.array(z.string()),
})
export type ImportState = z.infer<typeof importState>

export const importTemplate = route({
  name: 'catalogue.import-template',
  method: 'GET',
  path: '/api/catalogue/imports/template',
  summary: '下载事项导入的空白模板',
  permission: 'catalogue.edit',
  answer: 'file',
  input: z.object({}),
  output: fileAnswer,
})

/** The dry run: nothing is written but the rows and their verdicts. */
export const stageImport = route({
  name: 'catalogue.stage-import',
  method: 'POST',
  path: '/api/catalogue/imports',
  summary: '上传事项清单并预检',
  permission: 'catalogue.edit',
  body: 'bytes',
  input: z.object({ name: z.string().trim().min(1, '请填写文件名').max(200), content: bytes }),
  output: importState,
  refusals: [importUnreadable],
  status: 201,
})

export const runImport = route({
  name: 'catalogue.run-import',
  method: 'POST',
  path: '/api/catalogue/imports/:id/run',
  summary: '把预检合格的事项写成草稿',
  permission: 'catalogue.edit',
  input: z.object({ id }),
  output: importState,
  refusals: [importMissing, notYours, actNotOpen],
})

/** The rows without doubts come into force; whoever imported them is not the one who does it. */
export const publishImport = route({
  name: 'catalogue.publish-import',
  method: 'POST',
  path: '/api/catalogue/imports/:id/publish',
  summary: '复核并发布导入的事项',
  permission: 'catalogue.publish',
  input: z.object({ id }),
  output: importState,
  refusals: [importMissing, notYours, actNotOpen, secondPerson],
})

/** Performed by the server itself, portion by portion; after an interruption it goes on where it stopped. */
export const continueImport = route({
  name: 'catalogue.continue-import',
  method: 'POST',
  path: '/api/catalogue/imports/:id/continue',
  summary: '继续导入下一批事项',
  permission: 'catalogue.sweep',
  input: z.object({ id }),
  /** `inForce`: how many items this portion put in force. */
  output: z.object({ left: z.boolean(), inForce: z.number().int() }),
  refusals: [importMissing],
})

export const importList = route({
  name: 'catalogue.imports',
  method: 'GET',
  path: '/api/catalogue/imports',
  summary: '查看事项导入',
  permission: 'catalogue.edit',
  input: z.object(pageQuery),
  output: pageOf(importState),
})

export const importPage = route({
  name: 'catalogue.import',
  method: 'GET',
  path: '/api/catalogue/imports/:id',
  summary: '查看导入的进度和结果',
  permission: 'catalogue.edit',
  input: z.object({ id }),
  output: importState,
  refusals: [importMissing],
})

/** Why rows are in doubt or not taken, the commonest first: what stands in quotation marks and numbers are left out of the words. */
export const importReasons = route({
  name: 'catalogue.import-reasons',
  method: 'GET',
  path: '/api/catalogue/imports/:id/reasons',
  summary: '按理由汇总导入里存疑和不收的行',
  permission: 'catalogue.edit',
  input: z.object({ id }),
  output: z.object({ rows: z.array(z.object({ reason: z.string(), rows: z.number().int() })) }),
  refusals: [importMissing],
})

export const importRows = route({
  name: 'catalogue.import-rows',
  method: 'GET',
  path: '/api/catalogue/imports/:id/rows',
  summary: '逐行查看导入的结论和理由',
  permission: 'catalogue.edit',
  input: z.object({
    id,
    ...pageQuery,
    verdict: verdict.optional(),
    show: z.enum(['to-mend']).optional(),
    /** As `importReasons` words it. */
    reason: z.string().max(300).optional(),
  }),
  output: pageOf(
    z.object({
      line: z.number().int(),
      code: z.string(),
      name: z.string(),
      department: z.string(),
      verdict,
      /** No doubt keeps it from coming into force. */
      sound: z.boolean(),
      reasons: z.array(z.string()),
      /** Elements the row does not state, in Chinese. */
      missing: z.array(z.string()),
      outcome: z.enum(['created', 'changed', 'unchanged', 'kept']).optional(),
      /** In force, with the list or by a way of its own. */
      published: z.boolean(),
      /** The item of this code, when there is one that this person may edit, and its version not yet in force. */
      itemId: id.optional(),
      openVersionId: id.optional(),
    }),
  ),
  refusals: [importMissing],
})

/** 错误表: the rows with something wrong, with verdict and reasons, ready to be mended and uploaded again. */
export const importErrors = route({
  name: 'catalogue.import-errors',
  method: 'GET',
  path: '/api/catalogue/imports/:id/errors',
  summary: '下载导入的错误表',
  permission: 'catalogue.edit',
  answer: 'file',
  input: z.object({ id }),
  output: fileAnswer,
  refusals: [importMissing],
})
