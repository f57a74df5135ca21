/** Messages to people: the message box, SMS and mail, and the proof that they were delivered. */
import { id, moment, pageOf, pageQuery, route, sensitive } from '#kernel/contract.ts'
import { notFound, refusal } from '#kernel/problem.ts'
import { z } from 'zod'

export { type Channel, channels, wayName } from './rules/channels.ts'

export type NoticeKindRule = {
  title: string
  mayWait: boolean
  mayBeOff: boolean
  everyWay?: true
  why: string
  whyStaff?: string
}
/**
 * What a message is, and what follows for how it may reach somebody. What begins a period of time never waits and cannot
 * be turned off; what reminds of one that runs may wait until morning, for it is counted in days, and cannot be turned off;
 * what happened to the account itself takes every way there is (`everyWay`), for whoever got into it could turn the others
 * off first; the rest is a service. `whyStaff`: the reason of a kind that staff get too, in words about their work.
 */
export const noticeKindRules = {
  letter: {
    title: '文书送达',
    mayWait: false,
    mayBeOff: false,
    why: '文书送到以后开始计算陈述申辩、复议和诉讼的期限（《行政复议法》第二十条、《行政诉讼法》第四十六条），要及时告诉您',
  },
  correction: {
    title: '需要补正',
    mayWait: false,
    mayBeOff: false,
    why: '应当当场或者五个工作日内一次告知（《行政许可法》第三十二条），补正期限从告知开始',
  },
  payment: { title: '缴费', mayWait: false, mayBeOff: false, why: '缴费期限从通知开始，过期要重新开放' },
  deadline: {
    title: '期限提醒',
    mayWait: true,
    mayBeOff: false,
    why: '过了日期会影响您的权利；期限按天计算，夜里可以等到早上',
  },
  account: {
    title: '账号安全',
    mayWait: false,
    mayBeOff: false,
    everyWay: true,
    why: '密码、手机号、印章或者谁可以代您办事有了变化，您要马上知道，不是您做的才来得及阻止',
    whyStaff: '有人动了您的工作账号，可能影响您经手的办件，您要马上知道，不是您做的才来得及联系管理员',
  },
  pickup: { title: '领取结果', mayWait: true, mayBeOff: true, why: '结果会一直为您留着' },
  rating: { title: '评价', mayWait: true, mayBeOff: true, why: '评不评由您决定' },
  todo: { title: '待您办理', mayWait: true, mayBeOff: true, why: '“消息”里一直看得到' },
  progress: { title: '办理进度', mayWait: true, mayBeOff: true, why: '“消息”和办件页面里一直看得到' },
} as const satisfies Record<string, NoticeKindRule>
export const noticeKind = z.enum([
  'letter',
  'correction',
  'payment',
  'deadline',
  'account',
  'pickup',
  'rating',
  'todo',
  'progress',
])
export type NoticeKind = z.infer<typeof noticeKind>

export const channel = z.enum(['sms', 'mail'])

/** `held`: until the reader's quiet hours end; `sent`: the gateway took it; `delivered`: the phone has it; `failed`: for good. */
export const deliveryStates = {
  waiting: '等待发送',
  held: '免打扰，稍后发送',
  sent: '已发送',
  delivered: '已送达',
  failed: '未能发送',
} as const
export const deliveryState = z.enum(['waiting', 'held', 'sent', 'delivered', 'failed'])
export type DeliveryState = z.infer<typeof deliveryState>

/** What happened to a delivery, one after the other. */
export const deliverySteps = {
  held: '在免打扰时段，等结束以后再发',
  retried: '没有发出去，稍后再试',
  sent: '已经发出',
  delivered: '手机已经收到',
  refused: '对方拒收，不再发送',
  'gave-up': '多次没有发出去，不再发送',
  undelivered: '手机没有收到',
} as const
export const deliveryStep = z.enum(['held', 'retried', 'sent', 'delivered', 'refused', 'gave-up', 'undelivered'])
export type DeliveryStep = z.infer<typeof deliveryStep>

/** How far a message has come on one way besides the box. */
export const channelProof = z.object({
  channel,
  /** To the number before the one that is kept now. */
  former: z.boolean(),
  state: deliveryState,
  attempts: z.number().int(),
  /** What the gateway answered when it took the message. */
  receipt: z.string().optional(),
  steps: z.array(z.object({ at: moment, step: deliveryStep })),
})
export type ChannelProof = z.infer<typeof channelProof>

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
  /** Empty where it stands in the box alone. */
  channels: z.array(channelProof),
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

export const kindCannotBeOff = refusal(
  'notices.kind-cannot-be-off',
  422,
  '文书送达、需要补正、缴费、期限提醒和账号安全的消息不能关闭',
)
export const textNeedsNumber = refusal('notices.text-needs-number', 422, '要用短信接收，请先填写手机号')
export const numberWithDetails = refusal('notices.number-with-details', 422, '您的手机号在“我的”页面的个人信息里修改')
export const quietTooLong = refusal('notices.quiet-too-long', 422, '免打扰时段最长 12 小时，开始和结束不能相同')

/** Kinds that do not go out on a channel. */
export const kindChoices = z.object({ sms: z.array(noticeKind).max(8), mail: z.array(noticeKind).max(8) })
export type KindChoices = z.infer<typeof kindChoices>

const timeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, '请填写时间，例如 22:00')
/** Shanghai time; `to` may be earlier than `from`: the next morning. */
export const quietHours = z.object({ from: timeOfDay, to: timeOfDay })

const preferences = z.object({
  sms: z.boolean(),
  mail: z.boolean(),
  mailAddressMasked: z.string().optional(),
  /** For staff alone: the number of everybody else stands with their details. */
  phone: z.object({ masked: z.string().optional() }).optional(),
  quiet: quietHours.optional(),
  except: kindChoices,
})

export const myPreferences = route({
  name: 'notices.my-preferences',
  method: 'GET',
  path: '/api/message-preferences',
  summary: '我的消息接收方式',
  permission: 'signed-in',
  input: z.object({}),
  output: preferences,
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
    /** Of staff; absent: the number given before stays. */
    phone: sensitive(
      z
        .string()
        .trim()
        .regex(/^1\d{10}$/, '请写 11 位手机号码'),
    ).optional(),
    /** Absent: as before; null: none. */
    quiet: quietHours.nullable().optional(),
    /** Absent: as before. */
    except: kindChoices.optional(),
  }),
  output: preferences,
  refusals: [mailNeedsAddress, textNeedsNumber, numberWithDetails, kindCannotBeOff, quietTooLong],
})

export const releaseHeld = route({
  name: 'notices.release-held',
  method: 'POST',
  path: '/api/notices/releases',
  summary: '发送免打扰时段里留下的短信和邮件',
  permission: 'notices.sweep',
  input: z.object({}),
  output: z.object({ released: z.number().int() }),
})

export const askReports = route({
  name: 'notices.ask-reports',
  method: 'POST',
  path: '/api/notices/reports',
  summary: '向短信平台查询手机是否收到',
  permission: 'notices.sweep',
  input: z.object({}),
  output: z.object({ asked: z.number().int() }),
})

export const delivery = z.object({
  id,
  messageId: id,
  title: z.string(),
  channel,
  former: z.boolean(),
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
