/** 更正人员信息: what a window puts right of a person on record, and what stood there before. */
import { id, moment, pageOf, pageQuery, route } from '#kernel/contract.ts'
import { notFound, refusal } from '#kernel/problem.ts'
import { z } from 'zod'
import { address, idNumber, personName, phoneNumber } from './contract-people.ts'

export const cardMismatch = refusal(
  'identity.card-mismatch',
  422,
  '证件上的号码与登记的号码不一致，请核对是不是同一个人的身份证',
)
export const nothingToCorrect = refusal(
  'identity.nothing-to-correct',
  422,
  '填写的内容与登记的相同，没有什么要更正。请先更改姓名、手机号或者住址',
)
export const ownRecord = refusal(
  'identity.own-record',
  403,
  '这条登记的姓名与您的姓名相同。谁都不能更正自己的信息，同名的也请由另一位窗口人员办理',
)

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
    reason: z.string().trim().min(1, '请写出更正的原因').max(200, '原因最多 200 字'),
  }),
  output: z.object({ id }),
  refusals: [notFound, cardMismatch, nothingToCorrect, ownRecord],
})

/** Of one person, the latest first. */
export const personCorrections = route({
  name: 'identity.person-corrections',
  method: 'GET',
  path: '/api/people/:id/corrections',
  summary: '一个人的信息更正记录',
  permission: 'identity.verify',
  input: z.object({ id, after: id.optional(), limit: pageQuery.limit }),
  output: pageOf(
    z.object({
      id,
      at: moment,
      by: z.string(),
      reason: z.string(),
      /** Numbers are masked; of an address it is said that it changed. */
      name: z.object({ before: z.string(), after: z.string() }).optional(),
      phone: z.object({ before: z.string().optional(), after: z.string() }).optional(),
      address: z.boolean(),
    }),
  ),
})
