/** The library of standard data elements 数据元: what is asked alike in every form, with its type, check, label and help. */
import { moment, route } from '#kernel/contract.ts'
import { refusal } from '#kernel/problem.ts'
import { z } from 'zod'

/** The kinds of a single answer; a form also knows repeating groups of them. */
export const fieldKinds = [
  'text',
  'long-text',
  'number',
  'date',
  'choice',
  'choices',
  'yes-no',
  'id-number',
  'uscc',
  'phone',
  'region',
  'amount',
] as const
export type FieldKind = (typeof fieldKinds)[number]

/** What the applicant's own record can fill in. */
export const profileFields = [
  'person.name',
  'person.idNumber',
  'person.phone',
  'person.address',
  'enterprise.name',
  'enterprise.uscc',
  'enterprise.address',
  'enterprise.legalRepresentative',
] as const

/** Where a value may be taken from, the first that has one wins. */
export const elementSource = z.discriminatedUnion('from', [
  z.object({ from: z.literal('profile'), field: z.enum(profileFields) }),
  /** A row of the face of a valid licence of one's own: 营业执照 · 经营范围. */
  z.object({
    from: z.literal('licence'),
    licenceType: z.string().trim().min(1, '请填写证照类型').max(60),
    face: z.string().trim().min(1, '请填写照面的项目名称').max(60),
  }),
  /** What another body answers, by the names of the directory of facts: marriage · status. */
  z.object({
    from: z.literal('fact'),
    fact: z.string().trim().min(1, '请选择其他部门的信息').max(60),
    field: z.string().trim().min(1).max(60),
  }),
  /** What the same applicant last answered to this element. */
  z.object({ from: z.literal('earlier') }),
])
export type ElementSource = z.infer<typeof elementSource>

/** Whom it describes: a person's data is not kept with an enterprise, nor the other way round. */
export const elementSubjects = { person: '个人', enterprise: '企业和组织', matter: '办理的事' } as const
export type ElementSubject = keyof typeof elementSubjects

const option = z.object({ value: z.string().trim().min(1).max(60), label: z.string().trim().min(1).max(60) })

/** What an element says. `amount` is in 分, its bounds too. */
export const elementContent = z.object({
  label: z.string().trim().min(1, '请填写名称').max(60, '名称最多 60 个字'),
  subject: z.enum(['person', 'enterprise', 'matter']),
  kind: z.enum(fieldKinds),
  /** How to fill it in, in plain words. */
  help: z.string().trim().min(1, '请用平常的话写明怎么填').max(200, '填写说明最多 200 个字'),
  options: z.array(option).min(1, '请填写选项').max(200, '选项最多 200 个').optional(),
  maxLength: z.number().int().positive().max(4000).optional(),
  minimum: z.number().optional(),
  maximum: z.number().optional(),
  unit: z.string().trim().min(1).max(20).optional(),
  sources: z.array(elementSource).max(5).default([]),
  /** The standard it follows: GB/T 3304. */
  basis: z.string().trim().min(1).max(100).optional(),
})
export type ElementContent = z.infer<typeof elementContent>

const elementKey = z
  .string()
  .regex(/^[a-z][a-z0-9-]{1,39}$/, '标识由小写字母、数字和连字符组成，以字母开头，2 到 40 位')
const reason = z.string().trim().min(2, '请写明为什么修改').max(200, '原因最多 200 个字')

export const dataElement = elementContent.extend({
  key: elementKey,
  version: z.number().int(),
  origin: z.enum(['standard', 'local']),
  retired: z.boolean(),
})
export type DataElement = z.infer<typeof dataElement>

export const elementKeyTaken = refusal('vocabulary.element-key-taken', 409, '已经有这个标识的数据元，请换一个')
export const elementNotKnown = refusal('vocabulary.element-not-known', 404, '没有这个数据元')
export const elementNotLocal = refusal('vocabulary.element-not-local', 409, '标准数据元随软件更新，不能在本地修改')
export const elementChanged = refusal('vocabulary.element-changed', 409, '这个数据元刚被别人修改过，请看过新的内容再改')
export const elementUnsound = refusal('vocabulary.element-unsound', 422, '数据元的填写方式和检查对不上')

export const dataElements = route({
  name: 'vocabulary.data-elements',
  method: 'GET',
  path: '/api/data-elements',
  summary: '查看数据元库',
  permission: 'vocabulary.define',
  input: z.object({}),
  output: z.object({ rows: z.array(dataElement) }),
})

export const dataElementVersions = route({
  name: 'vocabulary.data-element-versions',
  method: 'GET',
  path: '/api/data-elements/:key/versions',
  summary: '查看数据元的各个版本',
  permission: 'vocabulary.define',
  input: z.object({ key: elementKey }),
  output: z.object({
    /** The newest first. */
    rows: z.array(
      z.object({
        version: z.number().int(),
        content: elementContent,
        reason: z.string(),
        changedBy: z.string(),
        changedAt: moment,
      }),
    ),
  }),
  refusals: [elementNotKnown],
})

export const addDataElement = route({
  name: 'vocabulary.add-data-element',
  method: 'POST',
  path: '/api/data-elements',
  summary: '新增本地数据元',
  permission: 'vocabulary.define',
  input: z.object({ key: elementKey, content: elementContent, reason }),
  output: dataElement,
  refusals: [elementKeyTaken, elementUnsound],
})

export const reviseDataElement = route({
  name: 'vocabulary.revise-data-element',
  method: 'POST',
  path: '/api/data-elements/:key/versions',
  summary: '修改本地数据元（成为新的一版）',
  permission: 'vocabulary.define',
  input: z.object({ key: elementKey, version: z.number().int(), content: elementContent, reason }),
  output: dataElement,
  refusals: [elementNotKnown, elementNotLocal, elementChanged, elementUnsound],
})

export const retireDataElement = route({
  name: 'vocabulary.retire-data-element',
  method: 'POST',
  path: '/api/data-elements/:key/retire',
  summary: '停用或者恢复本地数据元',
  permission: 'vocabulary.define',
  input: z.object({ key: elementKey, retired: z.boolean() }),
  output: dataElement,
  refusals: [elementNotKnown, elementNotLocal],
})
