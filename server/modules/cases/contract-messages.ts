/** What was told about a case, to whom, and how far it came: the proof that it reached them. */
import { id, moment, pageOf, pageQuery, route } from '#kernel/contract.ts'
import { notFound } from '#kernel/problem.ts'
import { channelProof, noticeKind } from '#modules/notices/contract.ts'
import { z } from 'zod'

export const caseMessages = route({
  name: 'cases.case-messages',
  method: 'GET',
  path: '/api/cases/:caseId/messages',
  summary: '办件发出的消息和送达情况',
  permission: 'cases.see',
  input: z.object({ caseId: id, ...pageQuery, after: id.optional() }),
  /** Latest first. */
  output: pageOf(
    z.object({
      id,
      kind: noticeKind,
      title: z.string(),
      to: z.string(),
      /** Somebody of the staff, not the applicant's side. */
      toStaff: z.boolean(),
      sentAt: moment,
      readAt: moment.optional(),
      channels: z.array(channelProof),
      /** The gateways are stand-ins. */
      standIn: z.boolean(),
    }),
  ),
  refusals: [notFound],
})
