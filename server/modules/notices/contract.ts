/** Messages to people: the message box, SMS and mail, and the proof that they were delivered. */
import { id, moment, pageOf, pageQuery, route, sensitive } from '#kernel/contract.ts'
import { notFound, refusal } from '#kernel/problem.ts'
import { z } from 'zod'

/** `letter`: a document with legal effect; `progress`: what happened; `todo`: something to do. */
export const noticeKinds = { letter: '文书送达', progress: '办理进度', todo: '待您办理' } as const
export const noticeKind = z.enum(['letter', 'progress', 'todo'])
export type NoticeKind = z.infer<typeof noticeKind>

export const channels = { sms: '短信', mail: '电子邮件' } as const
export const channel = z.enum(['sms', 'mail'])
export type Channel = z.infer<typeof channel>

/** `failed`: laid aside after all attempts, or refused by the gateway for good. */
export const deliveryStates = { waiting: '等待发送', sent: '已发送', failed: '未能发送' } as const
export const deliveryState = z.enum(['waiting', 'sent', 'failed'])
export type DeliveryState = z.infer<typeof deliveryState>

export const attachment = z.object({ documentId: id.optional(), fileId: id.optional(), name: z.string() })
export type Attachment = z.infer<typeof attachment>

export const message = z.object({
  id,
  kind: noticeKind,
  title: z.string(),
  body: z.string(),
  /** A path of the portal or the workbench. */
  link: z.string().optional(),
  /** Whose matter it is, where it is not the reader's own. */
  principal: z.object({ kind: z.enum(['enterprise', 'person']), id, name: z.string() }).optional(),
  attachments: z.array(attachment),
  sentAt: moment,
  readAt: moment.optional(),
})
export type Message = z.infer<typeof message>

export const myMessages = route({
  name: 'notices.my-messages',
  method: 'GET',
  path: '/api/messages',
  summary: '我的消息',
  permission: 'signed-in',
  input: z.object({ ...pageQuery, after: id.optional(), unread: z.enum(['true']).optional() }),
  output: pageOf(message),
})

export const unreadCount = route({
  name: 'notices.unread-count',
  method: 'GET',
  path: '/api/messages/unread-count',
  summary: '未读消息数',
  permission: 'signed-in',
  input: z.object({}),
  /** Counts to 100 and no further: 100 means 100 or more. */
  output: z.object({ count: z.number().int() }),
})

export const markRead = route({
  name: 'notices.mark-read',
  method: 'POST',
  path: '/api/messages/:id/read',
  summary: '把一条消息标为已读',
  permission: 'signed-in',
  input: z.object({ id }),
  output: z.object({ id, readAt: moment }),
  refusals: [notFound],
})

export const markAllRead = route({
  name: 'notices.mark-all-read',
  method: 'POST',
  path: '/api/messages/read-all',
  summary: '把全部消息标为已读',
  permission: 'signed-in',
  input: z.object({}),
  output: z.object({ count: z.number().int() }),
})

export const mailNeedsAddress = refusal('notices.mail-needs-address', 422, '要用电子邮件接收，请先填写邮箱地址')

export const myPreferences = route({
  name: 'notices.my-preferences',
  method: 'GET',
  path: '/api/message-preferences',
  summary: '我的消息接收方式',
  permission: 'signed-in',
  input: z.object({}),
  output: z.object({ sms: z.boolean(), mail: z.boolean(), mailAddressMasked: z.string().optional() }),
})

export const setPreferences = route({
  name: 'notices.set-preferences',
  method: 'PUT',
  path: '/api/message-preferences',
  summary: '设置消息接收方式',
  permission: 'signed-in',
  input: z.object({
    sms: z.boolean(),
    mail: z.boolean(),
    /** Absent: the address given before stays. */
    mailAddress: sensitive(z.email('邮箱地址格式不对').max(200, '邮箱地址太长')).optional(),
  }),
  output: z.object({ sms: z.boolean(), mail: z.boolean(), mailAddressMasked: z.string().optional() }),
  refusals: [mailNeedsAddress],
})

export const delivery = z.object({
  id,
  messageId: id,
  title: z.string(),
  channel,
  state: deliveryState,
  attempts: z.number().int(),
  /** What the gateway answered when it took the message. */
  receipt: z.string().optional(),
  error: z.string().optional(),
  at: moment,
})

export const deliveryList = route({
  name: 'notices.deliveries',
  method: 'GET',
  path: '/api/notices/deliveries',
  summary: '短信和邮件的发送记录',
  permission: 'notices.see-deliveries',
  input: z.object({ ...pageQuery, after: id.optional(), state: deliveryState.default('failed') }),
  output: pageOf(delivery),
})
