/** Hearings, interested parties and site checks as they are told. Browser-safe. */
import { id, legalDate, moment } from '#kernel/contract.ts'
import { z } from 'zod'

const name = z.string().trim().min(2, '请填写姓名').max(100)

export const attendee = z
  .object({
    name,
    role: z.string().trim().min(2, '请填写身份').max(50),
    signed: z.boolean(),
    /** Why not, when not signed. */
    note: z.string().trim().max(200).optional(),
  })
  .refine(({ signed, note }) => signed || Boolean(note), { path: ['note'], message: '没有签字的，请写明原因' })

const shownFile = z.object({ documentId: id, name: z.string() })

export const siteCheckShown = z.object({
  officers: z.array(z.object({ name: z.string(), post: z.string() })),
  checkedOn: legalDate,
  place: z.string(),
  findings: z.string(),
  passed: z.boolean(),
  recordedAt: moment,
  files: z.array(shownFile),
})

export const hearingShown = z.object({
  state: z.enum(['told', 'requested', 'called', 'held', 'lapsed']),
  stateTitle: z.string(),
  reason: z.string(),
  requestBy: legalDate.optional(),
  requestedOn: legalDate.optional(),
  requestedBy: z.string().optional(),
  holdBy: legalDate.optional(),
  hearingOn: legalDate.optional(),
  time: z.string().optional(),
  place: z.string().optional(),
  host: z.string().optional(),
  announcement: z.string().optional(),
  /** Why it is held on another day than was told first. */
  putOffReason: z.string().optional(),
  heldOn: legalDate.optional(),
  record: z.string().optional(),
  attendees: z.array(attendee).optional(),
  files: z.array(shownFile),
})

export const partyShown = z.object({
  no: z.number().int(),
  name: z.string(),
  interest: z.string(),
  contact: z.string(),
  toldOn: legalDate,
  statement: z.string().optional(),
  statedOn: legalDate.optional(),
})
