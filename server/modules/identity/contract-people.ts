/** People, enterprises and the mandates between them. */
import { id, legalDate, moment, pageOf, pageQuery, route, sensitive } from '#kernel/contract.ts'
import { notFound, refusal } from '#kernel/problem.ts'
import { z } from 'zod'
import { checkIdNumber } from './rules/id-number.ts'
import { checkUscc } from './rules/uscc.ts'

export const personName = sensitive(z.string().trim().min(2, '请写出姓名').max(50, '姓名太长'))
export const idNumber = sensitive(
  z
    .string()
    .trim()
    .toUpperCase()
    .refine((text) => checkIdNumber(text) !== undefined, '身份证号不对，请逐位核对'),
)
export const phoneNumber = sensitive(
  z
    .string()
    .trim()
    .regex(/^1\d{10}$/, '请写 11 位手机号码'),
)
export const address = sensitive(z.string().trim().min(2, '地址太短').max(200, '地址太长'))
export const uscc = z
  .string()
  .trim()
  .toUpperCase()
  .refine((text) => checkUscc(text) !== undefined, '统一社会信用代码不对，请逐位核对')

export const enterpriseName = z.string().trim().min(2, '请写出企业名称').max(100, '企业名称太长')

export const username = sensitive(
  z
    .string()
    .trim()
    .toLowerCase()
    .regex(/^[a-z][a-z0-9._-]{3,31}$/, '用户名为 4 到 32 位小写字母、数字，以字母开头'),
)
/** Its strength is checked against the username by `rules/password.ts`. */
export const newPassword = sensitive(z.string().min(10, '密码至少 10 位').max(128, '密码太长'))

export const usernameTaken = refusal('identity.username-taken', 409, '这个用户名已有人使用，请换一个')

export const person = { name: personName, idNumber }

/** A person or an enterprise that asks for something, as others may see them. */
export const applicant = z.object({
  kind: z.enum(['person', 'enterprise']),
  id,
  name: z.string(),
  identifierMasked: z.string(),
  phoneMasked: z.string().optional(),
  accountId: id.optional(),
})
export type Applicant = z.infer<typeof applicant>

export const nameMismatch = refusal('identity.name-mismatch', 422, '姓名与这个证件号码登记的姓名不一致，请核对证件')

export const notTheirAccount = refusal(
  'identity.not-their-account',
  409,
  '这个身份证号下的账号不是本人说的用户名，请为本人重新开通账号',
)

export const findApplicant = route({
  name: 'identity.find-applicant',
  method: 'POST',
  path: '/api/applicants/find',
  summary: '按证件号码查找申请人，或者打开按姓名找到的人',
  permission: 'identity.verify',
  /** `personId`: of somebody in the list of `find-by-name`. */
  input: z
    .object({
      identifier: sensitive(z.string().trim().toUpperCase().length(18, '证件号码应为 18 位')).optional(),
      personId: id.optional(),
    })
    .refine(({ identifier, personId }) => (identifier === undefined) !== (personId === undefined), '请输入证件号码'),
  output: z.object({
    applicant: applicant.nullable(),
    /** Of a person. */
    identityLevel: z.enum(['declared', 'verified-at-counter']).optional(),
    /** Of an enterprise; absent while no window has recorded one. */
    legalRepresentative: z.string().optional(),
  }),
})

/** People by their whole name, firms by the beginning of theirs. */
export const findByName = route({
  name: 'identity.find-by-name',
  method: 'GET',
  path: '/api/applicants/by-name',
  summary: '按姓名、企业名称查找申请人（留痕）',
  permission: 'identity.verify',
  input: z.object({
    kind: z.enum(['person', 'enterprise']),
    name: sensitive(z.string().trim().min(2, '姓名、企业名称至少写两个字').max(100, '名称太长')),
    after: id.optional(),
    limit: pageQuery.limit,
  }),
  output: pageOf(
    z.object({
      id,
      name: z.string(),
      identifierMasked: z.string(),
      /** Of a person. */
      birthYear: z.string().optional(),
      identityLevel: z.enum(['declared', 'verified-at-counter']).optional(),
    }),
  ),
})

export const recordPerson = route({
  name: 'identity.record-person',
  method: 'POST',
  path: '/api/people',
  summary: '窗口登记办事群众',
  permission: 'identity.verify',
  status: 201,
  input: z.object({ ...person, phone: phoneNumber.optional(), address: address.optional() }),
  output: z.object({ applicant }),
  refusals: [nameMismatch],
})

export const verifyPerson = route({
  name: 'identity.verify-person',
  method: 'POST',
  path: '/api/people/:id/verify',
  summary: '窗口核验身份证原件',
  permission: 'identity.verify',
  /** `username` when the person has an account. */
  input: z.object({ id, ...person, username: username.optional() }),
  output: z.object({ id, identityLevel: z.literal('verified-at-counter') }),
  refusals: [notFound, nameMismatch, notTheirAccount],
})

export const suspendedByAdministrator = refusal(
  'identity.suspended-by-administrator',
  409,
  '这个账号已被系统管理员停用，窗口不能恢复，请与系统管理员联系',
)

export const openAccount = route({
  name: 'identity.open-account',
  method: 'POST',
  path: '/api/people/:id/account',
  summary: '窗口为本人开通或收回账号',
  permission: 'identity.verify',
  input: z.object({ id, ...person, username, initialPassword: newPassword }),
  output: z.object({ id, accountId: id }),
  refusals: [notFound, nameMismatch, usernameTaken, suspendedByAdministrator],
})

export const personIdentifier = route({
  name: 'identity.person-identifier',
  method: 'GET',
  path: '/api/people/:id/identifier',
  summary: '查看群众完整身份信息（留痕）',
  permission: 'identity.open-person',
  input: z.object({ id }),
  output: z.object({
    name: z.string(),
    idNumber: z.string(),
    phone: z.string().optional(),
    address: z.string().optional(),
    identityLevel: z.enum(['declared', 'verified-at-counter']),
  }),
  refusals: [notFound],
})

export const ownDetails = route({
  name: 'identity.own-details',
  method: 'GET',
  path: '/api/my/details',
  summary: '我的身份信息',
  permission: 'identity.own-details',
  input: z.object({}),
  output: z.object({
    name: z.string(),
    idNumberMasked: z.string(),
    phoneMasked: z.string().optional(),
    address: z.string().optional(),
    identityLevel: z.enum(['declared', 'verified-at-counter']),
    username: z.string(),
  }),
})

export const changeOwnDetails = route({
  name: 'identity.change-own-details',
  method: 'PUT',
  path: '/api/my/details',
  summary: '修改我的手机号和地址',
  permission: 'identity.own-details',
  input: z.object({ phone: phoneNumber.optional(), address: address.optional() }),
  output: z.object({ phoneMasked: z.string().optional() }),
})

export const recordEnterprise = route({
  name: 'identity.record-enterprise',
  method: 'POST',
  path: '/api/enterprises',
  summary: '窗口登记企业和法定代表人',
  permission: 'identity.verify',
  status: 201,
  input: z.object({
    name: enterpriseName,
    uscc,
    address: address.optional(),
    legalRepresentative: z.object(person),
  }),
  output: z.object({ id, mandateId: id }),
  refusals: [nameMismatch],
})

export const mandateFields = {
  agent: z.object(person),
  /** Absent: every item. */
  itemIds: z.array(id).min(1, '请至少选一个事项').max(200, '事项太多').optional(),
  /** The last day it holds; absent: until it is revoked. */
  validTo: legalDate.optional(),
  /** 法定代表人确认: nothing the agent prepares is filed before the legal representative has confirmed it. */
  coSigned: z.boolean().default(false),
}
export const mandateInPast = refusal('identity.mandate-in-past', 422, '授权截止日期已经过去，请重新填写')
export const alreadyAgent = refusal('identity.already-agent', 409, '这个人已有这家企业的有效授权，请先撤销再重新授权')

export const giveMandate = route({
  name: 'identity.give-mandate',
  method: 'POST',
  path: '/api/enterprises/:enterpriseId/mandates',
  summary: '法定代表人授权经办人',
  permission: 'identity.give-mandate',
  status: 201,
  input: z.object({ enterpriseId: id, ...mandateFields }),
  output: z.object({ id }),
  refusals: [notFound, nameMismatch, mandateInPast, alreadyAgent],
})

export const mandateAlreadyRevoked = refusal('identity.mandate-already-revoked', 409, '这份授权已经撤销')

export const revokeMandate = route({
  name: 'identity.revoke-mandate',
  method: 'POST',
  path: '/api/mandates/:id/revoke',
  summary: '撤销授权',
  permission: 'identity.revoke-mandate',
  input: z.object({ id }),
  output: z.object({ id }),
  refusals: [notFound, mandateAlreadyRevoked],
})

const mandateOfEnterprise = z.object({
  id,
  agentName: z.string(),
  agentIdMasked: z.string(),
  asLegalRepresentative: z.boolean(),
  itemIds: z.array(id).optional(),
  validFrom: legalDate,
  validTo: legalDate.optional(),
  coSigned: z.boolean(),
  revokedAt: moment.optional(),
  live: z.boolean(),
})
const ofEnterprise = z.object({ enterpriseId: id, after: id.optional(), limit: pageQuery.limit })

export const mandateList = route({
  name: 'identity.mandate-list',
  method: 'GET',
  path: '/api/enterprises/:enterpriseId/mandates',
  summary: '查看企业的授权',
  permission: 'identity.give-mandate',
  input: ofEnterprise,
  output: pageOf(mandateOfEnterprise),
})

/** The same list for the window that records and ends paper mandates, with the scans of the papers. */
export const enterpriseAgents = route({
  name: 'identity.enterprise-agents',
  method: 'GET',
  path: '/api/enterprises/:enterpriseId/agents',
  summary: '窗口查看企业的法定代表人和经办人',
  permission: 'identity.verify',
  input: ofEnterprise,
  output: pageOf(mandateOfEnterprise.extend({ proofIds: z.array(id) })),
})
