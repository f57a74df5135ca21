/** Hearing the holder before a licence is taken from them, where no case of this platform granted it. */
import {
  fileAnswer,
  id,
  legalDate,
  moment,
  pageOf as keysetPage,
  pageQuery,
  route,
  sensitive,
} from '#kernel/contract.ts'
import { notFound, notYours, refusal } from '#kernel/problem.ts'
import { openFirst, sealSuspended } from '#modules/documents/contract.ts'
import { z } from 'zod'
import {
  type CancelGround,
  cancelGrounds,
  intentActs,
  type IntentAct,
  type IntentMove,
  LEAST_ANSWER_DAYS,
  MOST_SUSPENDED_DAYS,
} from './rules/intent.ts'

export {
  cancelGrounds,
  type CancelGround,
  type IntentAct,
  LEAST_ANSWER_DAYS,
  MOST_SUSPENDED_DAYS,
} from './rules/intent.ts'

export const intentAct = z.enum(intentActs)
export const cancelGround = z.enum(Object.keys(cancelGrounds) as [CancelGround, ...CancelGround[]])
export const intentTitles = {
  suspend: '暂扣',
  withdraw: '撤销',
  revoke: '吊销',
  cancel: '注销',
} as const satisfies Record<IntentAct, string>
const moves = ['state', 'record-statement', 'decide', 'drop'] as const satisfies readonly IntentMove[]
export const intentMove = z.enum(moves)

export const intentShown = z.object({
  no: z.number().int(),
  act: intentAct,
  actTitle: z.string(),
  /** Of a cancellation: which item of art. 70. */
  ground: cancelGround.optional(),
  groundTitle: z.string().optional(),
  article: z.string(),
  /** Of a suspension: for how many days, at most. */
  days: z.number().int().optional(),
  reason: z.string(),
  basis: z.string(),
  status: z.enum(['hearing', 'decided', 'dropped']),
  statusTitle: z.string(),
  toldOn: legalDate,
  answerBy: legalDate,
  statement: z.string().optional(),
  statedOn: legalDate.optional(),
  /** Written down at the counter by. */
  statedTo: z.string().optional(),
  asksHearing: z.boolean(),
  endedOn: legalDate.optional(),
  decision: z.string().optional(),
  can: z.array(intentMove),
})

export const licenceLetter = z.object({
  id,
  title: z.string(),
  number: z.string(),
  issuedAt: moment,
  documentId: id,
  /** 电子送达回证: it proves an opening and need not be served itself. */
  proof: z.boolean(),
  /** When its holder first opened it. */
  openedAt: moment.optional(),
  /** It was served in another way, because it stayed unopened. */
  served: z.object({ at: moment, way: z.enum(['counter', 'post']), to: z.string(), by: z.string() }).optional(),
})

/** What every page of a licence tells of it. */
export const heardFirst = { intents: z.array(intentShown), letters: z.array(licenceLetter) }

/** facts: `answerBy`, where one has been told */
export const holderNotHeard = refusal(
  'licences.holder-not-heard',
  409,
  '要先书面告知持证人并听取陈述申辩；持证人已经陈述，或者告知的期限已满，才能作出决定',
)
/** facts: `ground` */
export const groundNotOpen = refusal('licences.ground-not-open', 422, '这个注销情形不适用于这份证照现在的状态')
export const intentNotOpen = refusal('licences.intent-not-open', 409, '现在不能这样处理，请刷新后再看')
/** facts: `told` */
export const harsherThanTold = refusal(
  'licences.harsher-than-told',
  422,
  '暂扣的天数不能比告知的多：不得因当事人陈述、申辩而给予更重的处罚（《行政处罚法》第四十五条）',
)
export const suspensionDaysMissing = refusal('licences.suspension-days-missing', 422, '请写明拟暂扣多少天')
export const hearingUnsaid = refusal(
  'licences.hearing-unsaid',
  422,
  '持证人要求听证：请先组织听证，并写明听证的日期和笔录要点（《行政处罚法》第六十三条、第六十五条）',
)

const reason = z.string().trim().min(5, '请写明事实和理由').max(500, '理由太长')
const basis = z.string().trim().min(4, '请写明依据的法律条款').max(200, '依据太长')
/** Calendar days, from the day after the decision. */
export const suspensionDays = z
  .number()
  .int()
  .min(1, '至少一天')
  .max(MOST_SUSPENDED_DAYS, `最多 ${MOST_SUSPENDED_DAYS} 天`)
const no = z.coerce.number().int().min(1)
const statement = sensitive(z.string().trim().min(5, '请写明您的意见').max(2000, '请控制在 2000 字以内'))
const moved = z.object({ id, no: z.number().int(), can: z.array(intentMove) })

/** Tells the holder what is intended, why, and until when they may speak. */
export const tellIntent = route({
  name: 'licences.tell-intent',
  method: 'POST',
  path: '/api/licences/:id/intents',
  summary: '告知拟撤销、吊销、注销证照',
  permission: 'licences.manage',
  input: z.object({
    id,
    act: intentAct,
    /** Of a cancellation only. */
    ground: cancelGround.optional(),
    /** Of a suspension, and of nothing else: for how long. */
    days: suspensionDays.optional(),
    reason,
    basis,
    /** Working days to speak. */
    answerDays: z.number().int().min(LEAST_ANSWER_DAYS, '不少于 5 个工作日').max(30, '不超过 30 个工作日').optional(),
  }),
  output: moved,
  refusals: [notFound, notYours, intentNotOpen, groundNotOpen, suspensionDaysMissing, sealSuspended],
})

export const stateOnIntent = route({
  name: 'licences.state-on-intent',
  method: 'POST',
  path: '/api/my/licences/:id/intents/:no/statement',
  summary: '对拟处理证照陈述申辩',
  permission: 'licences.own',
  input: z.object({
    id,
    no,
    statement,
    /** 要求听证, of a revocation. */
    asksHearing: z.boolean().optional(),
  }),
  output: moved,
  refusals: [notFound, intentNotOpen],
})

/** The holder comes to the counter, or writes a letter. */
export const recordIntentStatement = route({
  name: 'licences.record-intent-statement',
  method: 'POST',
  path: '/api/licences/:id/intents/:no/statement',
  summary: '登记持证人的陈述申辩',
  permission: 'licences.manage',
  input: stateOnIntent.input,
  output: moved,
  refusals: [notFound, notYours, intentNotOpen],
})

/** What the holder said was right. */
export const dropIntent = route({
  name: 'licences.drop-intent',
  method: 'POST',
  path: '/api/licences/:id/intents/:no/dropping',
  summary: '不再处理证照',
  permission: 'licences.manage',
  input: z.object({ id, no, reason }),
  output: moved,
  refusals: [notFound, notYours, intentNotOpen],
})

export const licenceLetterContent = route({
  name: 'licences.letter-content',
  method: 'GET',
  path: '/api/licences/:id/letters/:letterId',
  summary: '查看关于证照的文书',
  permission: 'signed-in',
  input: z.object({ id, letterId: id }),
  output: fileAnswer,
  refusals: [notFound, openFirst],
  answer: 'file',
})

/** The time to speak is over without a word. */
export const remindIntent = route({
  name: 'licences.remind-intent',
  method: 'POST',
  path: '/api/licences/:id/intents/:no/reminder',
  summary: '提醒陈述申辩期限已满（系统任务）',
  permission: 'licences.sweep',
  input: z.object({ id, no }),
  output: z.object({ id, told: z.boolean() }),
  refusals: [notFound],
})

/** What has been told and is not decided: the one whose time to speak ends first stands first. */
export const openIntents = route({
  name: 'licences.open-intents',
  method: 'GET',
  path: '/api/licences/intents',
  summary: '拟处理、还没有决定的证照',
  permission: 'licences.see',
  input: z.object({ ...pageQuery }),
  output: keysetPage(
    z.object({
      licenceId: id,
      no: z.number().int(),
      title: z.string(),
      number: z.string(),
      holderName: z.string(),
      organName: z.string(),
      act: intentAct,
      toldOn: legalDate,
      answerBy: legalDate,
      /** The holder has spoken, or the time is over: it may be decided. */
      standing: z.enum(['waiting', 'stated', 'over']),
    }),
  ),
})

/** The days of a suspension are over. */
export const endSuspension = route({
  name: 'licences.end-suspension',
  method: 'POST',
  path: '/api/licences/:id/suspension-end',
  summary: '暂扣期限届满，恢复有效（系统任务）',
  permission: 'licences.sweep',
  input: z.object({ id }),
  output: z.object({ id, status: z.string() }),
  refusals: [notFound],
})
