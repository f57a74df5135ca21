/** Guides for *this* applicant: the questions about the situation, and the exact list they lead to. */
import { fileAnswer, id, pageOf, pageQuery, route } from '#kernel/contract.ts'
import { z } from 'zod'
import { itemMissing } from './contract-refusals.ts'
import { feeItem, formSection, material, situationQuestion } from './item-content.ts'

/** Answers in an address: `premises.rented,staff.few`. */
export const answersText = z
  .string()
  .max(1000)
  .regex(/^$|^[a-zA-Z0-9]+\.[a-zA-Z0-9]+(,[a-zA-Z0-9]+\.[a-zA-Z0-9]+)*$/, '情形的写法不对')
  .default('')

/** `premises.rented,staff.few` → `{ premises: 'rented', staff: 'few' }`. */
export function readAnswers(text: string): Record<string, string> {
  return Object.fromEntries(text.split(',').flatMap((pair) => (pair ? [pair.split('.') as [string, string]] : [])))
}

/** What guide and window both show: one source, the version in force. */
export const checklist = route({
  name: 'catalogue.checklist',
  method: 'GET',
  path: '/api/items/:id/checklist',
  summary: '按情形查看需要的材料、表单和费用',
  permission: 'public',
  input: z.object({ id, answers: answersText }),
  output: z.object({
    versionId: id,
    versionNo: z.number().int(),
    /** The question to ask now; absent when all are answered. */
    next: situationQuestion.optional(),
    /** This item is not the right one: what to do instead. */
    stop: z.string().optional(),
    complete: z.boolean(),
    answered: z.array(z.object({ key: z.string(), text: z.string(), option: z.string(), label: z.string() })),
    materials: z.array(material),
    form: z.array(formSection),
    fees: z.array(feeItem),
  }),
  refusals: [itemMissing],
})

/** 一次性告知单 for these answers, to print. */
export const guideNotice = route({
  name: 'catalogue.guide-notice',
  method: 'GET',
  path: '/api/items/:id/notice',
  summary: '打印一次性告知单',
  permission: 'public',
  answer: 'file',
  input: z.object({ id, answers: answersText }),
  output: fileAnswer,
  refusals: [itemMissing],
  perMinute: 30,
})

export const guideQr = route({
  name: 'catalogue.guide-qr',
  method: 'GET',
  path: '/api/items/:id/qr',
  summary: '获取办事指南的二维码',
  permission: 'public',
  answer: 'file',
  input: z.object({ id, format: z.enum(['svg', 'png']).default('svg') }),
  output: fileAnswer,
  refusals: [itemMissing],
  perMinute: 60,
})

/** A sample or blank form that the guide in force names by the id of a stored file; a body's own, never an applicant's. */
export const guideFile = route({
  name: 'catalogue.guide-file',
  method: 'GET',
  path: '/api/items/:id/files/:fileId',
  summary: '下载办事指南里的样表和空白表格',
  permission: 'public',
  answer: 'file',
  input: z.object({ id, fileId: id }),
  output: fileAnswer,
  refusals: [itemMissing],
  perMinute: 60,
})

/** For a counter: every item of a body, or those chosen. */
export const qrStickers = route({
  name: 'catalogue.qr-stickers',
  method: 'GET',
  path: '/api/catalogue/qr-stickers',
  summary: '打印办事指南二维码贴纸',
  permission: 'catalogue.edit',
  answer: 'file',
  input: z.object({
    organId: id.optional(),
    /** Separated by commas. */
    itemIds: z.string().max(4000).optional(),
  }),
  output: fileAnswer,
  refusals: [itemMissing],
})

export const completenessBoard = route({
  name: 'catalogue.completeness-board',
  method: 'GET',
  path: '/api/catalogue/completeness',
  summary: '查看各机关办事指南的完整度',
  permission: 'catalogue.edit',
  input: z.object(pageQuery),
  output: pageOf(z.object({ organId: id, organName: z.string(), items: z.number().int(), score: z.number().int() })),
})

export const completenessItems = route({
  name: 'catalogue.completeness-items',
  method: 'GET',
  path: '/api/catalogue/completeness/items',
  summary: '查看办事指南缺哪些要素，最不完整的在前',
  permission: 'catalogue.edit',
  input: z.object({ ...pageQuery, organId: id.optional() }),
  output: pageOf(
    z.object({
      itemId: id,
      code: z.string(),
      name: z.string(),
      organName: z.string(),
      score: z.number().int(),
      missing: z.array(z.string()),
      /** The version being written, to mend it in. */
      openVersionId: id.optional(),
    }),
  ),
})
