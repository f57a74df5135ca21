/** 更正人员信息、更正企业名称: what a window puts right of who is on record, and what stood there before. */
import { id, moment, pageOf, pageQuery, route } from '#kernel/contract.ts'
import { notFound, refusal } from '#kernel/problem.ts'
import { z } from 'zod'
import { address, enterpriseName, idNumber, personName, phoneNumber, uscc } from './contract-people.ts'

export const cardMismatch = refusal(
  'identity.card-mismatch',
  422,
  '证件上的号码与登记的号码不一致，请核对是不是同一个人的身份证',
)
export const codeMismatch = refusal(
  'identity.code-mismatch',
  422,
  '营业执照上的统一社会信用代码与登记的不一致，请核对是不是同一家企业的执照',
)
export const nothingToCorrect = refusal(
  'identity.nothing-to-correct',
  422,
  '填写的内容与登记的相同，没有什么要更正。请先更改要更正的内容',
)
export const ownRecord = refusal(
  'identity.own-record',
  403,
  '这条登记的姓名与您的姓名相同。谁都不能更正自己的信息，同名的也请由另一位窗口人员办理',
)
export const ownFirm = refusal(
  'identity.own-firm',
  403,
  '这家企业的法定代表人或者经办人与您同名。谁都不能更正自己代表的企业，同名的也请由另一位窗口人员办理',
)

const reason = z.string().trim().min(1, '请写出更正的原因').max(200, '原因最多 200 字')

export const correctPerson = route({
  name: 'identity.correct-person',
  method: 'POST',
  path: '/api/people/:id/corrections',
  summary: '窗口更正人员信息',
  permission: 'identity.verify',
  input: z.object({
    id,
    /** Of the card the clerk holds. */
    idNumber,
    /** Absent: as it is. */
    name: personName.optional(),
    phone: phoneNumber.optional(),
    address: address.optional(),
    reason,
  }),
  output: z.object({ id }),
  refusals: [notFound, cardMismatch, nothingToCorrect, ownRecord],
})

export const correctEnterprise = route({
  name: 'identity.correct-enterprise',
  method: 'POST',
  path: '/api/enterprises/:id/corrections',
  summary: '窗口更正企业名称',
  permission: 'identity.correct-enterprise',
  /** `uscc`: of the business licence the clerk holds. */
  input: z.object({ id, uscc, name: enterpriseName, reason }),
  output: z.object({ id }),
  refusals: [notFound, codeMismatch, nothingToCorrect, ownFirm],
})

const ofOne = z.object({ id, after: id.optional(), limit: pageQuery.limit })
/** The latest first. */
const corrections = pageOf(
  z.object({
    id,
    at: moment,
    by: z.string(),
    reason: z.string(),
    /** Numbers are masked; of an address it is said that it changed. Of a firm the name alone. */
    name: z.object({ before: z.string(), after: z.string() }).optional(),
    phone: z.object({ before: z.string().optional(), after: z.string() }).optional(),
    address: z.boolean(),
  }),
)

export const personCorrections = route({
  name: 'identity.person-corrections',
  method: 'GET',
  path: '/api/people/:id/corrections',
  summary: '一个人的信息更正记录',
  permission: 'identity.verify',
  input: ofOne,
  output: corrections,
})

export const enterpriseCorrections = route({
  name: 'identity.enterprise-corrections',
  method: 'GET',
  path: '/api/enterprises/:id/corrections',
  summary: '一家企业的名称更正记录',
  permission: 'identity.verify',
  input: ofOne,
  output: corrections,
})
