/** What tickets, the second screen and signatures look like from outside. */
import { id, moment, sensitive } from '#kernel/contract.ts'
import { windowKind } from '#modules/organs/contract.ts'
import { z } from 'zod'

export { windowKinds as ticketKinds } from '#modules/organs/contract.ts'

/** The letter before a ticket's number, by the kind of window that calls it. */
export const ticketLetters = {
  general: 'A',
  guide: 'G',
  issue: 'C',
  priority: 'Y',
  police: 'H',
  'cross-region': 'K',
  complaint: 'B',
} as const satisfies Record<z.infer<typeof windowKind>, string>

export const ticketStates = { waiting: '等候', called: '已叫号', served: '已办理', missed: '过号' } as const
export type TicketState = keyof typeof ticketStates

export const ticket = z.object({
  id,
  /** `A012`. */
  number: z.string(),
  kind: windowKind,
  takenAt: moment,
})

/** What the second screen asks of the person; `nothing`: they only read along. */
export const asks = z.enum(['nothing', 'confirm', 'sign', 'rate'])
export type Asks = z.infer<typeof asks>

export const signaturePurposes = { application: '申请内容确认', collection: '结果领取' } as const
export const signaturePurpose = z.enum(['application', 'collection'])
export type SignaturePurpose = z.infer<typeof signaturePurpose>

const line = z.object({ label: z.string().max(100), value: z.string().max(2000) })

/** One page of the second screen. */
export const shown = z.object({
  title: z.string().trim().min(1).max(200),
  lines: z.array(line).max(120).default([]),
  asks: asks.default('nothing'),
  /** Signing: what is signed for, and the sentence above the signature. */
  purpose: signaturePurpose.optional(),
  statement: z.string().max(500).optional(),
  signer: z.string().max(50).optional(),
  /** Rating: the one-time code of the case's pad. */
  padCode: z.string().max(16).optional(),
})
export type Shown = z.infer<typeof shown>

export const shownInput = sensitive(shown)

export const signature = z.object({
  id,
  purpose: signaturePurpose,
  purposeTitle: z.string(),
  signer: z.string(),
  statement: z.string(),
  place: z.string(),
  witness: z.string(),
  signedAt: moment,
  /** SHA-256 of the image, 64 hexadecimal digits. */
  fingerprint: z.string(),
})
