/** 申请表编号: a draft its applicant printed goes on at the window, once they have been identified there. */
import { fileAnswer, id, moment, route, sensitive } from '#kernel/contract.ts'
import { notFound, refusal } from '#kernel/problem.ts'
import { draftChange, formHandedIn, formOfAnother, formUnknown, formValues } from '#modules/forms/contract.ts'
import { z } from 'zod'

export const notIdentified = refusal('counter.not-identified', 409, '请先核验申请人的身份，再扫申请表')
export const formMistyped = refusal('counter.form-mistyped', 422, '申请表编号不对，请逐位核对后再输')
export const formClosed = refusal('counter.form-closed', 409, '这张申请表办的事项现在不能申请了，不能再用')
export const formNotTakenHere = refusal('counter.form-not-taken-here', 409, '这张申请表办的事项不在您的窗口受理')

/** An act: that it was opened, by whom and at which window, stands in the audit trail and in its owner's list of drafts. */
export const openForm = route({
  name: 'counter.open-form',
  method: 'POST',
  path: '/api/counter/forms',
  summary: '凭申请表编号打开申请人自己的草稿',
  permission: 'counter.serve',
  input: z.object({ code: sensitive(z.string().trim().max(40)) }),
  output: z.object({ id, itemId: id, situation: z.record(z.string(), z.string()) }),
  refusals: [notIdentified, formMistyped, formUnknown, formOfAnother, formHandedIn, formClosed, formNotTakenHere],
})

/** What stands in it; only of the one opened last, while its applicant is the one identified last. */
export const openedForm = route({
  name: 'counter.opened-form',
  method: 'GET',
  path: '/api/counter/forms/:id',
  summary: '已打开的申请表的内容',
  permission: 'counter.serve',
  input: z.object({ id }),
  output: z.object({
    id,
    itemId: id,
    savedAt: moment,
    /** An enterprise's, when its agent was identified. */
    applicant: z.object({
      kind: z.enum(['person', 'enterprise']),
      identifier: z.string(),
      name: z.string(),
      phone: z.string().optional(),
      address: z.string().optional(),
      legalRepresentative: z.string().optional(),
      agentName: z.string().optional(),
    }),
    /** Only what still fits the item as it is in force. */
    values: formValues,
    /** By material key. */
    materials: z.record(z.string(), z.array(z.object({ id, name: z.string(), bytes: z.number().int() }))),
    /** What is otherwise in the item than when it was begun. */
    changes: z.array(draftChange),
  }),
  refusals: [notIdentified, formUnknown],
})

export const formFile = route({
  name: 'counter.form-file',
  method: 'GET',
  path: '/api/counter/forms/:id/files/:fileId',
  summary: '已打开的申请表里的文件',
  permission: 'counter.serve',
  input: z.object({ id, fileId: id }),
  output: fileAnswer,
  answer: 'file',
  refusals: [notIdentified, formUnknown, notFound],
})
