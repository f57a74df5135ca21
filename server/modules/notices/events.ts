import { event } from '#kernel/event.ts'
import { id } from '#kernel/contract.ts'
import { z } from 'zod'

/** A message stands in somebody's message box. */
export const noticeSent = event('notices.sent', z.object({ messageId: id }))

/** A message is to leave by SMS, or by mail. */
export const textDue = event('notices.text-due', z.object({ deliveryId: id }))
export const mailDue = event('notices.mail-due', z.object({ deliveryId: id }))

/** The SMS gateway is to be asked whether the phones have these. */
export const reportsDue = event('notices.reports-due', z.object({ deliveryIds: z.array(id) }))
