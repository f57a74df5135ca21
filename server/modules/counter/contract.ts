/** 综合窗口: the queue of a hall, who stands at the counter, and the second screen they look at. */
import { fileAnswer, id, legalDate, moment, route, sensitive } from '#kernel/contract.ts'
import { notFound, notYours, refusal } from '#kernel/problem.ts'
import { statuses } from '#modules/cases/contract.ts'
import { windowKind } from '#modules/organs/contract.ts'
import { z } from 'zod'
import { shown, shownInput, signature, ticket } from './contract-shapes.ts'

export * from './contract-forms.ts'
export * from './contract-mandates.ts'
export * from './contract-relatives.ts'
export * from './contract-shapes.ts'
export * from './contract-hall.ts'

export const noWindow = refusal('counter.no-window', 409, '您的岗位没有设在大厅的窗口，请在右上角切换岗位')
export const notCalled = refusal('counter.not-called', 409, '这个号不是您正在办理的号')
export const identifierWrong = refusal('counter.identifier-wrong', 422, '证件号码不对，请逐位核对')
export const codeWrong = refusal('counter.code-wrong', 404, '配对码不对或者已经失效，请窗口重新生成')
export const screenEnded = refusal('counter.screen-ended', 410, '这块屏幕的配对已经结束，请窗口重新生成配对码')
export const screenMissing = refusal('counter.screen-missing', 409, '还没有配对申请人屏')
export const shownChanged = refusal('counter.shown-changed', 409, '屏幕内容刚刚变了，请看清后再操作')
export const signatureEmpty = refusal('counter.signature-empty', 422, '没有收到签名，请重新签')

export const takeTicket = route({
  name: 'counter.take-ticket',
  method: 'POST',
  path: '/api/counter/tickets',
  summary: '引导台取号',
  permission: 'counter.serve',
  input: z.object({ kind: windowKind }),
  output: ticket.extend({ ahead: z.number().int() }),
  refusals: [noWindow],
  status: 201,
})

/** Ends the ticket at hand; `ticket` is absent when nobody waits. */
export const callNext = route({
  name: 'counter.call-next',
  method: 'POST',
  path: '/api/counter/calls',
  summary: '叫下一个号',
  permission: 'counter.serve',
  input: z.object({}),
  output: z.object({ ticket: ticket.optional() }),
  refusals: [noWindow],
})

export const markAbsent = route({
  name: 'counter.mark-absent',
  method: 'POST',
  path: '/api/counter/tickets/:id/absence',
  summary: '过号',
  permission: 'counter.serve',
  input: z.object({ id }),
  output: z.object({ id }),
  refusals: [notFound, notCalled],
})

/** What stands on the counter's own machine and is asked by its browser. */
const device = z.object({ url: z.string(), standIn: z.boolean() })

export const desk = route({
  name: 'counter.desk',
  method: 'GET',
  path: '/api/counter/desk',
  summary: '窗口的排队情况和设备',
  permission: 'counter.serve',
  input: z.object({}),
  output: z.object({
    /** Absent: the post stands in no hall. */
    place: z
      .object({ hallId: id, hallName: z.string(), windowNo: z.string(), windowName: z.string(), kind: windowKind })
      .optional(),
    now: ticket.optional(),
    waiting: z.array(z.object({ kind: windowKind, title: z.string(), count: z.number().int() })),
    /** The ID reader on the counter's own machine. */
    reader: device.optional(),
    /** The document scanner or camera there. */
    scanner: device.optional(),
  }),
})

/** An act and not a view: that somebody was looked up stands in the audit trail, with the way their number came. */
export const identify = route({
  name: 'counter.identify',
  method: 'POST',
  path: '/api/counter/identifications',
  summary: '窗口核验身份并查看已登记的信息',
  permission: 'counter.serve',
  input: z.object({
    identifier: sensitive(z.string().trim().toUpperCase().min(15, '请输入 18 位证件号码').max(20)),
    way: z.enum(['reader', 'typed']),
  }),
  output: z.object({
    kind: z.enum(['person', 'enterprise']),
    identifier: z.string(),
    /** Absent: nobody of that number is recorded. */
    known: z
      .object({
        id,
        name: z.string(),
        phone: z.string().optional(),
        address: z.string().optional(),
        legalRepresentative: z.string().optional(),
      })
      .optional(),
    born: legalDate.optional(),
    licences: z.array(z.object({ id, title: z.string(), number: z.string() })),
    /** Under way in the clerk's reach, newest first, ten at most. */
    cases: z.array(
      z.object({ id, number: z.string(), itemName: z.string(), status: z.enum(statuses), statusTitle: z.string() }),
    ),
  }),
  refusals: [identifierWrong],
})

const screenState = z.object({
  paired: z.boolean(),
  version: z.number().int(),
  asks: z.string().optional(),
  confirmedAt: moment.optional(),
  /** Of what is shown now. */
  signatureId: id.optional(),
})

export const openScreen = route({
  name: 'counter.open-screen',
  method: 'POST',
  path: '/api/counter/screen',
  summary: '生成申请人屏的配对码',
  permission: 'counter.serve',
  input: z.object({}),
  output: z.object({ code: z.string(), until: moment }),
})

export const showOnScreen = route({
  name: 'counter.show-on-screen',
  method: 'PUT',
  path: '/api/counter/screen/shown',
  summary: '在申请人屏上显示',
  permission: 'counter.serve',
  input: z.object({ shown: shownInput.nullable(), caseId: id.optional() }),
  output: z.object({ version: z.number().int() }),
  refusals: [notFound, notYours, screenMissing],
})

export const myScreen = route({
  name: 'counter.my-screen',
  method: 'GET',
  path: '/api/counter/screen',
  summary: '我的申请人屏的状态',
  permission: 'counter.serve',
  input: z.object({}),
  output: screenState,
})

const token = sensitive(z.string().min(40).max(60))

export const pairScreen = route({
  name: 'counter.pair-screen',
  method: 'POST',
  path: '/api/counter/screen/pairing',
  summary: '申请人屏配对',
  permission: 'public',
  input: z.object({ code: sensitive(z.string().trim().toUpperCase().length(6, '请输入 6 位配对码')) }),
  output: z.object({ token: z.string(), place: z.string() }),
  refusals: [codeWrong],
  perMinute: 10,
})

/** A look by the token of the pairing alone: nothing of another window, nothing once it has ended. */
export const screenShown = route({
  name: 'counter.screen-shown',
  method: 'GET',
  path: '/api/counter/screen/shown',
  summary: '申请人屏显示的内容',
  permission: 'public',
  input: z.object({ token }),
  output: z.object({
    place: z.string(),
    version: z.number().int(),
    shown: shown.optional(),
    confirmed: z.boolean(),
    signed: z.boolean(),
  }),
  refusals: [screenEnded],
  perMinute: 120,
})

export const confirmShown = route({
  name: 'counter.confirm-shown',
  method: 'POST',
  path: '/api/counter/screen/confirmation',
  summary: '申请人在屏上确认',
  permission: 'public',
  input: z.object({ token, version: z.number().int() }),
  output: z.object({ version: z.number().int() }),
  refusals: [screenEnded, shownChanged],
  perMinute: 20,
})

export const signShown = route({
  name: 'counter.sign-shown',
  method: 'POST',
  path: '/api/counter/screen/signature',
  summary: '申请人在屏上签名',
  permission: 'public',
  input: z.object({
    token,
    version: z.number().int(),
    /** A PNG, base64. */
    image: sensitive(
      z
        .string()
        .regex(/^[0-9A-Za-z+/]+=*$/, '签名图像不对')
        .max(400_000, '签名图像太大'),
    ),
  }),
  output: z.object({ version: z.number().int() }),
  refusals: [screenEnded, shownChanged, signatureEmpty],
  perMinute: 20,
})

export const signatures = route({
  name: 'counter.signatures',
  method: 'GET',
  path: '/api/cases/:caseId/signatures',
  summary: '办件的现场签名',
  permission: 'signed-in',
  input: z.object({ caseId: id }),
  output: z.object({ rows: z.array(signature) }),
  refusals: [notFound],
})

export const signatureImage = route({
  name: 'counter.signature-image',
  method: 'GET',
  path: '/api/cases/:caseId/signatures/:id',
  summary: '现场签名的图像',
  permission: 'signed-in',
  input: z.object({ caseId: id, id }),
  output: fileAnswer,
  answer: 'file',
  refusals: [notFound],
})
