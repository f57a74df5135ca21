/** The shape of one item version: what may be asked for, with which materials, in how many days, on which form. */
import { z } from 'zod'
import { fieldKinds, profileFields } from './contract-field-kinds.ts'
import { feeElements, itemElements, keyed, materialElements } from './item-elements.ts'

export * from './item-easier.ts'
export * from './item-elements.ts'
export * from './item-payment.ts'
export * from './item-quota.ts'
export * from './item-regime.ts'

/** GB/T 39046-2020 Annex A, 事项类型. */
export const itemTypes = {
  '01': '行政许可',
  '02': '行政处罚',
  '03': '行政强制',
  '04': '行政征收',
  '05': '行政给付',
  '06': '行政检查',
  '07': '行政确认',
  '08': '行政奖励',
  '09': '行政裁决',
  '10': '其他行政权力',
  '20': '公共服务',
  '99': '其他',
} as const

/** GB/T 39046-2020 Annex A, 行使层级. */
export const levels = {
  '1': '国家级',
  '2': '省级',
  '3': '市级',
  '4': '县级',
  '5': '镇（乡、街道）级',
  '6': '村（社区）级',
  '7': '分级管理',
} as const

/** GB/T 39046-2020 Annex A, 服务对象. */
export const audiences = {
  '1': '自然人',
  '2': '企业法人',
  '3': '事业法人',
  '4': '社会组织法人',
  '5': '行政机关',
  '6': '其他组织',
} as const

/** 即办件 / 承诺件. */
export const handlingKinds = { instant: '即办件', promised: '承诺件' } as const

/**
 * 要素缺项: what the source of an imported item did not state. The guide says so instead of showing the stand-in value
 * as if the body had declared it.
 */
export const gapNames = {
  statutory: '法定时限',
  promised: '承诺时限',
  materials: '申请材料',
  conditions: '受理条件',
  basis: '设定依据',
  audience: '服务对象',
  fees: '收费情况',
  result: '办理结果',
  service: '办理地点、时间和电话',
  trips: '到办事现场次数',
} as const
export type Gap = keyof typeof gapNames

/**
 * When a material of an earlier case of the same applicant, called the same, stands for this one: checked at least so well
 * (可信等级, 国办函〔2016〕108号) and at most so many months old.
 */
export const reuse = z.object({
  least: z.enum(['A', 'B', 'C']),
  months: z.number().int().min(1).max(120),
})
export type Reuse = z.infer<typeof reuse>

/**
 * What another body knows and what it must say for the material not to be asked for: a field of one fact of the directory of
 * module `exchange`, a word or a yes-no, or at least a number; without either, that it answers at all.
 */
export const provingFact = z.object({
  name: z.string().trim().min(1, '请选择其他部门的信息').max(60),
  field: z.string().trim().min(1, '请选择信息的内容').max(60),
  equals: z.union([z.string().trim().min(1, '请填写').max(60), z.boolean()]).optional(),
  atLeast: z.number().optional(),
})
export type ProvingFact = z.infer<typeof provingFact>

/** One 申请材料. `licenceType`: an e-licence of that type proves it, so it need not be handed in. */
export const material = z.object({
  key: keyed,
  name: z.string().trim().min(1, '请填写材料名称'),
  necessity: z.enum(['required', 'optional', 'deferrable']),
  /** Calendar-independent: working days the applicant may hand it in later (容缺受理). */
  deferDays: z.number().int().positive().optional(),
  form: z.enum(['paper', 'electronic', 'either']),
  originals: z.number().int().min(0).default(0),
  copies: z.number().int().min(0).default(1),
  source: z.enum(['applicant', 'government', 'other']),
  issuer: z.string().optional(),
  licenceType: z.string().optional(),
  reuse: reuse.optional(),
  fact: provingFact.optional(),
  /** How to fill it in or what is checked, in plain words. */
  note: z.string().optional(),
  ...materialElements,
})

/** 时限: days of the kind `unit` says; 0 means on the spot. */
export const limit = z.object({
  days: z.number().int().min(0),
  unit: z.enum(['working-day', 'calendar-day']),
  /** Why this many, citing the article. */
  explanation: z.string(),
})

export const legalBasis = z.object({
  law: z.string(),
  article: z.string(),
  /** What the article says, in our own short words or the text of the law. */
  text: z.string().optional(),
})

/** One answer of an item's form: a small, closed vocabulary from which a JSON Schema is derived (forms module). */
const singleField = z.object({
  key: keyed,
  label: z.string().trim().min(1, '请填写名称'),
  kind: z.enum(fieldKinds),
  required: z.boolean().default(false),
  options: z.array(z.object({ value: z.string(), label: z.string() })).optional(),
  help: z.string().optional(),
  maxLength: z.number().int().positive().optional(),
  /** For `number`, and for `amount` in 分; for `rows` how many there may be. */
  minimum: z.number().optional(),
  maximum: z.number().optional(),
  unit: z.string().optional(),
  /** Where a value may come from: the applicant's own record. */
  prefill: z.enum(profileFields).optional(),
  /** The standard data element it asks for, in the version its label, help and check were taken from (module `vocabulary`). */
  element: z.object({ key: z.string(), version: z.number().int().positive() }).optional(),
  /** Shown only when another field has this value; in a row of a repeating group, a field of the same row. */
  when: z.object({ key: keyed, equals: z.union([z.string(), z.boolean()]) }).optional(),
  /** Asked only in these situations: FEEL over the answers, as `when` of a material. */
  inSituation: z.string().trim().min(1, '请填写').max(500, '最多 500 个字').optional(),
})

/** A field, or a repeating group: `rows` of the same few `fields`, such as each partner of a firm. */
export const formField = singleField.extend({
  kind: z.enum([...fieldKinds, 'rows']),
  fields: z.array(singleField).max(20, '每组最多 20 个填写项').optional(),
})

/** A group of fields, one screen on a phone. */
export const formSection = z.object({
  key: keyed,
  title: z.string(),
  fields: z.array(formField).min(1, '每个分组至少要有一个填写项'),
})

export const feeItem = z.object({
  name: z.string(),
  /** Integer 分. */
  amount: z.number().int().min(0).optional(),
  standard: z.string(),
  basis: z.string(),
  ...feeElements,
})

/** Who does which step of the review. The first module has two: examine, decide. */
export const reviewStep = z.object({
  key: z.enum(['examine', 'decide']),
  name: z.string(),
  /** Working days this step is meant to take, within the promised limit. */
  days: z.number().int().min(0),
})

export const itemResult = z.object({
  kind: z.enum(['licence', 'approval', 'confirmation', 'payment', 'registration']),
  name: z.string(),
  /** The type of e-licence issued with a grant. */
  licenceType: z.string().optional(),
  /** Months a licence is valid; absent means without end. */
  validMonths: z.number().int().positive().optional(),
  /** Form field keys shown on the licence's face, in order. */
  faceFields: z.array(keyed).default([]),
  /** 结果样本: an address, or the id of a stored file. */
  sample: z.string().trim().min(1, '请填写').max(256, '最多 256 个字').optional(),
})

/** The content of one item version, as law, data and plain speech. */
export const itemContent = z.object({
  name: z.string().trim().min(2, '事项名称至少 2 个字').max(200, '事项名称最多 200 个字'),
  /** What it is for, in the words of the street: 「开饭馆要办的证」. */
  plainName: z.string().max(80).optional(),
  /** One or two plain sentences. */
  summary: z.string().max(400).optional(),
  itemType: z.enum(Object.keys(itemTypes) as [keyof typeof itemTypes, ...(keyof typeof itemTypes)[]]),
  basicCode: z.string().max(36).optional(),
  implementationCode: z.string().max(36).optional(),
  localCode: z.string().max(80).optional(),
  level: z.enum(['1', '2', '3', '4', '5', '6', '7']),
  audience: z.array(z.enum(['1', '2', '3', '4', '5', '6'])).min(1, '请至少选一类服务对象'),
  topic: z.string().optional(),
  /** 主项名称, when the item is a 子项. */
  mainItem: z.string().max(200).optional(),
  handling: z.enum(['instant', 'promised']),
  statutory: limit,
  promised: limit,
  conditions: z.array(z.string()),
  materials: z.array(material),
  form: z.array(formSection),
  fees: z.array(feeItem),
  basis: z.array(legalBasis),
  steps: z.array(reviewStep),
  result: itemResult,
  /** Times one must come in person (到办事现场次数). */
  trips: z.number().int().min(0).max(9),
  /** Wholly online (全程网办). */
  online: z.boolean(),
  service: z.object({
    hall: z.string().optional(),
    address: z.string(),
    hours: z.string(),
    phone: z.string(),
    complaintPhone: z.string(),
  }),
  faq: z.array(z.object({ question: z.string(), answer: z.string() })),
  /** Films that explain it, on other sites: the guide links to them and never shows them itself. `minutes`: how long. */
  videos: z
    .array(z.object({ title: z.string(), url: z.string(), minutes: z.number().int(), captioned: z.boolean() }))
    .max(5, '最多 5 个视频')
    .optional(),
  /** Words people use for it. */
  keywords: z.array(z.string()),
  /** Elements nobody has stated yet; absent when all are. */
  gaps: z.array(z.enum(Object.keys(gapNames) as [Gap, ...Gap[]])).optional(),
  ...itemElements,
})
export type ItemContent = z.infer<typeof itemContent>
export type Material = z.infer<typeof material>
export type FormSection = z.infer<typeof formSection>
export type FormField = z.infer<typeof formField>
/** A field of a row: all but a group within a group. */
export type RowField = z.infer<typeof singleField>
