/** 帮办代办: somebody asks a hall for help with an errand, a member of its staff helps or acts, and it ends with an outcome. */
import { id, legalDate, moment, pageOf, pageQuery, route, sensitive } from '#kernel/contract.ts'
import { notFound, notYours, refusal } from '#kernel/problem.ts'
import { idNumber, personName, phoneNumber } from '#modules/identity/contract.ts'
import { z } from 'zod'
import { requestActs, type RequestAct, type RequestState, requestStates } from './rules/request-status.ts'

export { requestActs, type RequestAct, type RequestState, requestStates }

export const ways = { phone: '打电话帮我', counter: '我到大厅，有人陪着办', home: '上门帮我' } as const
export const askedVia = { online: '网上', phone: '电话', counter: '窗口' } as const
export const helpKinds = { helped: '帮办', acted: '代办' } as const
export const proofs = { account: '本人用账号确认', screen: '本人在申请人屏签名', scan: '本人签字的扫描件' } as const

const way = z.enum(['phone', 'counter', 'home'])
const state = z.enum(Object.keys(requestStates) as [RequestState, ...RequestState[]])
const act = z.enum(Object.keys(requestActs) as [RequestAct, ...RequestAct[]])

/** facts: `state`, `open` */
export const requestActNotOpen = refusal('assistance.act-not-open', 409, '这个帮办申请已经不在这个环节，请刷新页面')
export const tooManyRequests = refusal('assistance.too-many', 409, '您已经有三个没有结束的帮办申请，请先等这几个办完')
export const addressNeeded = refusal('assistance.address-needed', 422, '要上门的，请填写上门的地址')
export const caseNotTheirs = refusal(
  'assistance.case-not-theirs',
  422,
  '这个办件的申请人不是请求帮办的人，请核对办件编号',
)
export const alreadyHelped = refusal('assistance.already-helped', 409, '这个办件已经关联了另一个帮办申请')
export const proofMissing = refusal(
  'assistance.proof-missing',
  422,
  '没有找到本人确认的凭据：请让本人签名，或者上传签字的扫描件',
)
export const mandateMissing = refusal('assistance.mandate-missing', 422, '代办要有本人的授权委托书，请上传扫描件')
export const noAccount = refusal(
  'assistance.no-account',
  422,
  '这个人不是用账号提出的，不能用账号确认，请用签名或者扫描件',
)

const wish = z.string().trim().min(4, '请写明要办什么事').max(500, '请控制在 500 字以内')
const address = sensitive(z.string().trim().min(4, '地址太短').max(200, '地址太长'))
const asked = { hallId: id, itemId: id.optional(), wish, way, phone: phoneNumber, address: address.optional() }

/** One's own, for oneself or in the name of whom one acts for. */
export const askForHelp = route({
  name: 'assistance.ask',
  method: 'POST',
  path: '/api/my/assistance',
  summary: '请人帮我办',
  permission: 'assistance.ask',
  status: 201,
  input: z.object(asked),
  output: z.object({ id, dueOn: legalDate }),
  refusals: [notFound, tooManyRequests, addressNeeded],
})

/** Staff write down who asked by phone or at the counter. */
export const recordRequest = route({
  name: 'assistance.record',
  method: 'POST',
  path: '/api/assistance',
  summary: '登记帮办申请',
  permission: 'assistance.help',
  status: 201,
  input: z.object({
    ...asked,
    askedVia: z.enum(['phone', 'counter']),
    name: personName,
    /** When a card was shown or the number told. */
    idNumber: idNumber.optional(),
  }),
  output: z.object({ id, dueOn: legalDate }),
  refusals: [notFound, notYours, addressNeeded],
})

const moved = z.object({ id, state })
const always = [notFound, notYours, requestActNotOpen] as const
const one = z.object({ id })

export const takeRequest = route({
  name: 'assistance.take',
  method: 'POST',
  path: '/api/assistance/:id/take',
  summary: '接办',
  permission: 'assistance.help',
  input: one,
  output: moved,
  refusals: always,
})

export const handOverRequest = route({
  name: 'assistance.hand-over',
  method: 'POST',
  path: '/api/assistance/:id/hand-over',
  summary: '转交同事帮办',
  permission: 'assistance.help',
  input: z.object({ id, helperId: id }),
  output: moved,
  refusals: always,
})

/** The application that came of it, and how the applicant stands by it. */
export const linkCase = route({
  name: 'assistance.link',
  method: 'POST',
  path: '/api/assistance/:id/case',
  summary: '关联帮办的办件',
  permission: 'assistance.help',
  input: z.object({
    id,
    caseNumber: z.string().trim().min(10, '请填写办件编号').max(60),
    kind: z.enum(['helped', 'acted']),
    proof: z.enum(['account', 'screen', 'scan']),
    /** The signed form, scanned. */
    scans: z.array(id).max(10).default([]),
    /** Of 代办: the signed mandate (民法典 art. 165). */
    mandateScans: z.array(id).max(10).default([]),
  }),
  output: moved,
  refusals: [...always, caseNotTheirs, alreadyHelped, proofMissing, mandateMissing, noAccount],
})

export const confirmHelp = route({
  name: 'assistance.confirm',
  method: 'POST',
  path: '/api/my/assistance/:id/confirm',
  summary: '确认帮办的办件',
  permission: 'assistance.ask',
  input: one,
  output: moved,
  refusals: always,
})

export const refuseHelp = route({
  name: 'assistance.refuse',
  method: 'POST',
  path: '/api/my/assistance/:id/refuse',
  summary: '帮办的办件不是我要办的',
  permission: 'assistance.ask',
  input: z.object({ id, words: z.string().trim().min(2, '请写明哪里不对').max(500) }),
  output: moved,
  refusals: always,
})

export const withdrawRequest = route({
  name: 'assistance.withdraw',
  method: 'POST',
  path: '/api/my/assistance/:id/withdraw',
  summary: '不用帮了',
  permission: 'assistance.ask',
  input: one,
  output: moved,
  refusals: always,
})

/** Without a case, or before one was confirmed: what became of it. */
export const endRequest = route({
  name: 'assistance.end',
  method: 'POST',
  path: '/api/assistance/:id/end',
  summary: '结束帮办',
  permission: 'assistance.help',
  input: z.object({ id, outcome: z.string().trim().min(4, '请写明结果').max(500, '请控制在 500 字以内') }),
  output: moved,
  refusals: always,
})

const shown = {
  id,
  state,
  stateTitle: z.string(),
  hallName: z.string(),
  wish: z.string(),
  itemId: id.optional(),
  itemName: z.string().optional(),
  wayTitle: z.string(),
  askedAt: moment,
  dueOn: legalDate,
  overdue: z.boolean(),
  helperName: z.string().optional(),
  kindTitle: z.string().optional(),
  caseId: id.optional(),
  caseNumber: z.string().optional(),
  proofTitle: z.string().optional(),
  confirmedAt: moment.optional(),
  refusedWords: z.string().optional(),
  outcome: z.string().optional(),
  endedAt: moment.optional(),
  can: z.array(act),
}

export const myRequests = route({
  name: 'assistance.mine',
  method: 'GET',
  path: '/api/my/assistance',
  summary: '我的帮办申请',
  permission: 'assistance.ask',
  input: z.object({ ...pageQuery, after: id.optional() }),
  output: pageOf(z.object(shown)),
})

/** Those of one's halls by state, what is due first. */
export const requestList = route({
  name: 'assistance.requests',
  method: 'GET',
  path: '/api/assistance',
  summary: '帮办申请列表',
  permission: 'assistance.help',
  input: z.object({ ...pageQuery, state: state.default('open'), mine: z.enum(['true']).optional() }),
  output: pageOf(z.object({ ...shown, name: z.string(), phoneMasked: z.string(), askedViaTitle: z.string() })),
})

/** With phone and address in the clear, for whoever helps; the look is logged. */
export const requestPage = route({
  name: 'assistance.request',
  method: 'GET',
  path: '/api/assistance/:id',
  summary: '帮办申请',
  permission: 'assistance.help',
  input: one,
  output: z.object({
    ...shown,
    name: z.string(),
    askedViaTitle: z.string(),
    phone: z.string(),
    address: z.string().optional(),
    colleagues: z.array(z.object({ staffId: id, name: z.string(), title: z.string() })),
  }),
  refusals: [notFound, notYours],
})
