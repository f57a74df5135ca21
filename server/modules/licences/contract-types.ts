/** The directory of licence types and their faces, as editors keep them. */
import { fileAnswer, id, route } from '#kernel/contract.ts'
import { versionFacts } from '#kernel/drafts-contract.ts'
import { notFound, refusal } from '#kernel/problem.ts'
import { faceLayout, trustLevel } from '#modules/documents/contract.ts'
import { z } from 'zod'

export { type FaceFault, firstLayout } from '#modules/documents/contract.ts'

/** facts: `faults` */
export const faceFaulty = refusal('licences.face-faulty', 422, '照面还不符合要求，请按提示修改')
export const faceDraftChanged = refusal('licences.face-draft-changed', 409, '草稿已经被别人改过，请刷新后再看')
export const ownFaceDraft = refusal(
  'licences.own-face-draft',
  403,
  '照面要由另一个人核对后启用，不能启用自己编写的草稿',
)
export const typeKnown = refusal('licences.type-known', 409, '已经有这个代号的证照类型')
export const fieldsOnFace = refusal('licences.fields-on-face', 409, '正在使用的照面还放着要去掉的字段，请先改照面')

const key = z.string().regex(/^[a-z][a-z0-9-]{2,59}$/, '代号由小写字母、数字和连字符组成，以字母开头')
const kind = z.enum(['person', 'enterprise'])
export const uscc = z
  .string()
  .trim()
  .toUpperCase()
  .regex(/^[0-9A-HJ-NPQRTUWXY]{18}$/, '统一社会信用代码应为 18 位')

const metadata = {
  title: z.string().trim().min(2, '请填写证照名称').max(60),
  /** How long a licence is usually valid; absent: without end. */
  validMonths: z.number().int().min(1).max(600).optional(),
  /** Who issues it, in general: 市场监督管理部门. */
  issuingBody: z.string().trim().min(2, '请填写颁发机构').max(60),
  trustLevel,
  /** Names of what its face says beside what every licence says. */
  fields: z.array(z.string().trim().min(1).max(40)).max(30, '最多 30 个字段'),
}

const typeShown = z.object({
  key: z.string(),
  holderKind: kind,
  ...metadata,
  /** 证照类型代码, 21 characters; absent until the body that defines the type is named. */
  code: z.string().optional(),
  licences: z.number().int(),
})

export const licenceTypePage = route({
  name: 'licences.type-page',
  method: 'GET',
  path: '/api/licence-types/:key',
  summary: '证照类型和它的照面',
  permission: 'licences.define-types',
  input: z.object({ key: z.string().max(60) }),
  output: z.object({
    ...typeShown.shape,
    /** Every field a layout may name. */
    faceFields: z.array(z.string()),
    /** The latest first. */
    versions: z.array(z.object({ ...versionFacts, layout: faceLayout })),
    can: z.array(z.enum(['save-face-draft', 'drop-face-draft', 'put-face-in-force', 'end-face'])),
  }),
  refusals: [notFound],
})

export const addType = route({
  name: 'licences.add-type',
  method: 'POST',
  path: '/api/licence-types',
  summary: '新建证照类型',
  permission: 'licences.define-types',
  input: z.object({ key, holderKind: kind, ...metadata, uscc }),
  output: z.object({ key: z.string(), code: z.string() }),
  refusals: [typeKnown],
  status: 201,
})

/** Licences already issued keep what they say. */
export const changeType = route({
  name: 'licences.change-type',
  method: 'PUT',
  path: '/api/licence-types/:key',
  summary: '修改证照类型',
  permission: 'licences.define-types',
  input: z.object({ key: z.string().max(60), ...metadata }),
  output: z.object({ key: z.string() }),
  refusals: [notFound, fieldsOnFace],
})

const which = { key: z.string().max(60) }

export const saveFaceDraft = route({
  name: 'licences.save-face-draft',
  method: 'PUT',
  path: '/api/licence-types/:key/face/draft',
  summary: '保存照面草稿',
  permission: 'licences.define-types',
  input: z.object({
    ...which,
    layout: faceLayout,
    note: z.string().trim().min(2, '请写明改了什么、为什么').max(500),
    /** The revision that was read; 0 begins a draft. */
    revision: z.number().int().min(0),
  }),
  output: z.object({ id, revision: z.number().int() }),
  refusals: [notFound, faceFaulty, faceDraftChanged],
})

export const dropFaceDraft = route({
  name: 'licences.drop-face-draft',
  method: 'DELETE',
  path: '/api/licence-types/:key/face/draft',
  summary: '放弃照面草稿',
  permission: 'licences.define-types',
  input: z.object(which),
  output: z.object(which),
  refusals: [notFound],
})

export const putFaceInForce = route({
  name: 'licences.put-face-in-force',
  method: 'POST',
  path: '/api/licence-types/:key/face/in-force',
  summary: '启用照面（须由编写人以外的人）',
  permission: 'licences.approve-faces',
  input: z.object({ ...which, revision: z.number().int().min(1) }),
  output: z.object({ id, version: z.number().int() }),
  refusals: [notFound, faceFaulty, faceDraftChanged, ownFaceDraft],
})

export const endFace = route({
  name: 'licences.end-face',
  method: 'POST',
  path: '/api/licence-types/:key/face/built-in',
  summary: '改回平台照面',
  permission: 'licences.approve-faces',
  input: z.object(which),
  output: z.object(which),
  refusals: [notFound],
})

export const faultsOfFace = route({
  name: 'licences.faults-of-face',
  method: 'POST',
  path: '/api/licence-types/:key/face/faults',
  summary: '检查照面',
  permission: 'licences.define-types',
  input: z.object({ ...which, layout: faceLayout }),
  output: z.object({
    /** `part` counts from zero; absent: the whole face. */
    faults: z.array(z.object({ part: z.number().int().optional(), message: z.string() })),
  }),
  refusals: [notFound],
})

/** A specimen, made by the code that makes the issued page. In the address, because a frame shows it. */
export const faceSpecimen = route({
  name: 'licences.face-specimen',
  method: 'GET',
  path: '/api/licence-types/:key/face/specimen',
  summary: '照面样张',
  permission: 'licences.define-types',
  input: z.object({
    ...which,
    layout: z
      .string()
      .max(6000, '照面太复杂，保存以后再看样张')
      .transform((text, context) => {
        try {
          return JSON.parse(text) as unknown
        } catch {
          context.addIssue({ code: 'custom', message: '照面内容不完整' })
          return z.NEVER
        }
      })
      .pipe(faceLayout),
  }),
  output: fileAnswer,
  refusals: [notFound],
  answer: 'file',
})
