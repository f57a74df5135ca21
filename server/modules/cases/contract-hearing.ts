/** Hearings, interested parties and site checks (行政许可法 art. 34(3), 36, 46 to 48). */
import { id, legalDate, route, sensitive } from '#kernel/contract.ts'
import { notFound, notYours } from '#kernel/problem.ts'
import { z } from 'zod'
import * as refusals from './refusals.ts'
import { moved } from './shapes.ts'
import { attendee } from './shapes-hearing.ts'

const caseId = id
const always = [notFound, notYours, refusals.actNotOpen] as const
const words = (missing: string, longest = 2000) =>
  z.string().trim().min(2, missing).max(longest, `请控制在 ${longest} 字以内`)
const name = z.string().trim().min(2, '请填写姓名').max(100)
const post = z.string().trim().min(2, '请填写职务').max(100)
const documentIds = z.array(id).max(20, '最多 20 份').default([])

export const tellHearingRight = route({
  name: 'cases.tell-hearing-right',
  method: 'POST',
  path: '/api/cases/:caseId/hearing/right',
  summary: '告知听证权利',
  permission: 'cases.examine',
  input: z.object({ caseId, reason: words('请写明涉及的重大利益关系') }),
  output: moved.extend({ requestBy: legalDate }),
  refusals: always,
})

export const requestHearing = route({
  name: 'cases.request-hearing',
  method: 'POST',
  path: '/api/cases/:caseId/hearing/request',
  summary: '要求听证',
  permission: 'cases.file',
  input: z.object({ caseId, reason: words('请写明要求听证的理由') }),
  output: moved.extend({ holdBy: legalDate }),
  refusals: [...always, refusals.hearingRequestLate],
})

/** An interested party asks for it, who has no account here. */
export const receiveHearingRequest = route({
  name: 'cases.receive-hearing-request',
  method: 'POST',
  path: '/api/cases/:caseId/hearing/request/at-window',
  summary: '登记听证申请',
  permission: 'cases.examine',
  input: z.object({ caseId, by: name, reason: words('请写明要求听证的理由') }),
  output: moved.extend({ holdBy: legalDate }),
  refusals: [...always, refusals.hearingRequestLate],
})

/** Performed by the daily sweep: nobody asked in the five days. */
export const lapseHearing = route({
  name: 'cases.lapse-hearing',
  method: 'POST',
  path: '/api/cases/:caseId/hearing/lapse',
  summary: '逾期没有要求听证',
  permission: 'cases.sweep',
  input: z.object({ caseId }),
  output: moved,
  refusals: [...always, refusals.hearingStillOpen],
})

const whenAndWhere = {
  hearingOn: legalDate,
  time: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, '请填写几点几分，例如 09:30'),
  place: words('请填写地点', 200),
}
const calledFor = moved.extend({ hearingOn: legalDate, statutoryDue: legalDate, promisedDue: legalDate })

export const callHearing = route({
  name: 'cases.call-hearing',
  method: 'POST',
  path: '/api/cases/:caseId/hearing/notice',
  summary: '通知举行听证',
  permission: 'cases.examine',
  input: z.object({
    caseId,
    ...whenAndWhere,
    hostName: name,
    hostPost: post,
    /** Required where the body holds it of its own accord (art. 46). */
    announcement: words('请填写公告内容').optional(),
  }),
  output: calledFor,
  refusals: [...always, refusals.hearingTooSoon, refusals.hearingTooLate, refusals.hostExamined, refusals.notAnnounced],
})

/** Another day for a hearing that was called; everybody told before is told again. */
export const putOffHearing = route({
  name: 'cases.put-off-hearing',
  method: 'POST',
  path: '/api/cases/:caseId/hearing/putting-off',
  summary: '听证改期',
  permission: 'cases.put-off-hearing',
  input: z.object({ caseId, reason: words('请写明改期的理由'), ...whenAndWhere }),
  output: calledFor,
  refusals: [...always, refusals.hearingTooSoon, refusals.hearingTooLate, refusals.putOffTooOften],
})

export const recordHearing = route({
  name: 'cases.record-hearing',
  method: 'POST',
  path: '/api/cases/:caseId/hearing/record',
  summary: '登记听证笔录',
  permission: 'cases.examine',
  input: z.object({
    caseId,
    heldOn: legalDate,
    /** What was said and proven: the decision rests on it. */
    record: words('请写明听证笔录的要点', 10_000),
    attendees: z.array(attendee).min(1, '请登记听证参加人').max(50),
    documentIds,
  }),
  output: moved.extend({ statutoryDue: legalDate, promisedDue: legalDate }),
  refusals: [...always, refusals.hearingNotYet, refusals.materialNotUsable],
})

export const tellParty = route({
  name: 'cases.tell-party',
  method: 'POST',
  path: '/api/cases/:caseId/parties',
  summary: '告知利害关系人',
  permission: 'cases.examine',
  input: z.object({
    caseId,
    name,
    interest: words('请写明与申请事项的利害关系', 500),
    contact: sensitive(z.string().trim().min(5, '请填写电话或者地址').max(200)),
  }),
  output: moved.extend({ no: z.number().int() }),
  refusals: always,
})

export const recordStatement = route({
  name: 'cases.record-statement',
  method: 'POST',
  path: '/api/cases/:caseId/statements/at-window',
  summary: '记录陈述和申辩',
  permission: 'cases.examine',
  input: z.object({
    caseId,
    /** Of an interested party by its number; absent: the applicant's. */
    partyNo: z.number().int().min(1).optional(),
    words: words('请写明陈述和申辩的内容'),
  }),
  output: moved,
  refusals: [...always, refusals.partyUnknown],
})

export const stateViews = route({
  name: 'cases.state-views',
  method: 'POST',
  path: '/api/cases/:caseId/statements',
  summary: '陈述和申辩',
  permission: 'cases.file',
  input: z.object({ caseId, words: words('请写明您的意见') }),
  output: moved,
  refusals: always,
})

export const recordSiteCheck = route({
  name: 'cases.record-site-check',
  method: 'POST',
  path: '/api/cases/:caseId/site-checks',
  summary: '登记现场核查',
  permission: 'cases.examine',
  input: z.object({
    caseId,
    /** Never fewer than two (art. 34(3)). */
    officers: z
      .array(z.object({ name, post }))
      .min(2, '现场核查至少两名工作人员')
      .max(10)
      .refine((all) => new Set(all.map((one) => one.name)).size === all.length, '核查人员不能重复'),
    checkedOn: legalDate,
    place: words('请填写核查地点', 200),
    findings: words('请写明核查情况'),
    passed: z.boolean(),
    documentIds,
  }),
  output: moved,
  refusals: [...always, refusals.checkNotYet, refusals.materialNotUsable],
})
