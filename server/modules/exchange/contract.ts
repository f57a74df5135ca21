/** Rows for the platform above: what was told, what was answered, what is to be mended, and whether both sides have the same. */
import { id, legalDate, moment, pageOf, pageQuery, route, sensitive } from '#kernel/contract.ts'
import { notFound, notYours, refusal, tooMany } from '#kernel/problem.ts'
import { z } from 'zod'
import { type FindingKind, findingKinds, type Outcome, outcomes, rowState, tableName } from './shapes.ts'

export * from './contract-facts.ts'
export * from './shapes.ts'
export { exchangeTables, type TableName, tableNames } from './rules/fields.ts'

export const exchangeOff = refusal('exchange.off', 409, '没有设置上级平台的地址，数据交换没有启用')
export const notMendable = refusal('exchange.not-mendable', 409, '只有数据不合规或者被退回的记录可以补正')
export const stillFaulty = refusal('exchange.still-faulty', 422, '补正以后仍有不符合要求的内容，请按提示修改')
export const nothingToSend = refusal('exchange.nothing-to-send', 409, '没有可以重发的记录')
export const dayNotOver = refusal('exchange.day-not-over', 422, '只能核对今天和今天以前的日子')

const fault = z.object({ column: z.string(), title: z.string(), reason: z.string() })

export const exchangeState = route({
  name: 'exchange.state',
  method: 'GET',
  path: '/api/exchange',
  summary: '数据交换的运行情况',
  permission: 'exchange.see',
  input: z.object({}),
  output: z.object({
    on: z.boolean(),
    /** What answers is the stand-in of the demo. */
    standIn: z.boolean(),
    /** Host of the platform above. */
    host: z.string().optional(),
    source: z.string(),
    /** Since when the oldest row waits. */
    waitingSince: moment.optional(),
    /** Rows that wait for what opens their case to be mended or taken. */
    blocked: z.number().int(),
    lastBatch: z
      .object({
        number: z.string(),
        at: moment,
        rows: z.number().int(),
        accepted: z.number().int(),
        error: z.string().optional(),
      })
      .optional(),
    can: z.array(z.enum(['send', 'resend', 'check', 'mend', 'open'])),
  }),
})

export const exchangeTotals = route({
  name: 'exchange.totals',
  method: 'GET',
  path: '/api/exchange/totals',
  summary: '数据交换记录按表和状态的合计',
  permission: 'exchange.see',
  /** Days back; everything that is not accepted counts however old it is. */
  input: z.object({ days: z.coerce.number().int().min(1).max(31).default(7) }),
  output: z.object({
    from: legalDate,
    rows: z.array(z.object({ table: tableName, title: z.string(), state: rowState, count: z.number().int() })),
  }),
})

export const exchangeListRow = z.object({
  guid: id,
  table: tableName,
  tableTitle: z.string(),
  subjectId: id,
  /** The module that knows the subject: `cases`, `licences`. */
  subjectModule: z.string(),
  number: z.string(),
  revision: z.number().int(),
  state: rowState,
  stateTitle: z.string(),
  attempts: z.number().int(),
  /** Why it was refused or cannot go; names no person. */
  why: z.string().optional(),
  receipt: z.string().optional(),
  day: legalDate,
  changedAt: moment,
})
export type ExchangeListRow = z.infer<typeof exchangeListRow>

const rowFilter = z.object({
  table: tableName.optional(),
  state: rowState.optional(),
  subjectId: id.optional(),
  /** 办件编号 or number of a licence. */
  number: z.string().trim().max(128).optional(),
  from: legalDate.optional(),
})
export type RowFilter = z.infer<typeof rowFilter>

export const exchangeRows = route({
  name: 'exchange.rows',
  method: 'GET',
  path: '/api/exchange/rows',
  summary: '数据交换记录',
  permission: 'exchange.see',
  input: z.object({
    ...pageQuery,
    after: z
      .string()
      .regex(/^\d{1,18}$/)
      .optional(),
    ...rowFilter.shape,
  }),
  output: pageOf(exchangeListRow),
})

/** The list as a file, written behind; where it stands: `exports.my-exports`. */
export const exportRows = route({
  name: 'exchange.export-rows',
  method: 'POST',
  path: '/api/exchange/rows/exports',
  summary: '导出数据交换记录',
  permission: 'exchange.see',
  input: rowFilter.extend({ format: z.enum(['xlsx', 'csv']).default('xlsx') }),
  output: z.object({ exportId: id }),
  refusals: [tooMany],
  status: 201,
})

const shown = z.object({
  column: z.string(),
  title: z.string(),
  value: z.string(),
  personal: z.boolean(),
  mended: z.boolean(),
})

export const exchangeRow = route({
  name: 'exchange.row',
  method: 'GET',
  path: '/api/exchange/rows/:guid',
  summary: '一条数据交换记录（个人信息已遮盖）',
  permission: 'exchange.see',
  input: z.object({ guid: id }),
  output: exchangeListRow.extend({
    values: z.array(shown),
    /** The values were deleted after the time they are kept. */
    erased: z.boolean(),
    faults: z.array(fault),
    receipts: z.array(
      z.object({
        at: moment,
        batch: z.string(),
        revision: z.number().int(),
        outcome: z.enum(Object.keys(outcomes) as [Outcome, ...Outcome[]]),
        code: z.string().optional(),
        reason: z.string().optional(),
        receipt: z.string().optional(),
      }),
    ),
    /** Columns that may be set by hand, with what they may hold. */
    mendable: z.array(z.object({ column: z.string(), title: z.string(), longest: z.number().int().optional() })),
    can: z.array(z.enum(['resend', 'mend', 'open'])),
  }),
  refusals: [notFound],
})

export const openedRow = route({
  name: 'exchange.opened-row',
  method: 'GET',
  path: '/api/exchange/rows/:guid/opened',
  summary: '打开一条数据交换记录的原文（留痕）',
  permission: 'exchange.open',
  input: z.object({ guid: id }),
  output: z.object({ values: z.array(z.object({ column: z.string(), title: z.string(), value: z.string() })) }),
  refusals: [notFound],
})

export const resendRows = route({
  name: 'exchange.resend-rows',
  method: 'POST',
  path: '/api/exchange/rows/resend',
  summary: '重发数据交换记录',
  permission: 'exchange.operate',
  /** These rows, or the oldest thousand of a state. */
  input: z
    .object({
      guids: z.array(id).min(1).max(200).optional(),
      state: z.enum(['refused', 'dead', 'invalid']).optional(),
      table: tableName.optional(),
    })
    .refine((input) => Boolean(input.guids) !== Boolean(input.state), '请选择要重发的记录，或者一种状态'),
  output: z.object({ count: z.number().int() }),
  refusals: [exchangeOff, nothingToSend],
})

export const mendRow = route({
  name: 'exchange.mend-row',
  method: 'POST',
  path: '/api/exchange/rows/:guid/mending',
  summary: '补正一条数据交换记录',
  permission: 'exchange.operate',
  input: z.object({
    guid: id,
    values: sensitive(z.record(z.string().max(60), z.string().trim().max(2000))),
    reason: z.string().trim().min(5, '请写明补正的依据，至少 5 个字').max(500),
  }),
  output: z.object({ guid: id, state: rowState }),
  refusals: [notFound, notYours, notMendable, stillFaulty],
})

export const sendNow = route({
  name: 'exchange.send-now',
  method: 'POST',
  path: '/api/exchange/sending',
  summary: '立即发送等待中的数据交换记录',
  permission: 'exchange.operate',
  input: z.object({}),
  output: z.object({
    sent: z.number().int(),
    accepted: z.number().int(),
    refused: z.number().int(),
    later: z.number().int(),
    /** Why no answer came. */
    error: z.string().optional(),
  }),
  refusals: [exchangeOff],
})

export const checkDay = route({
  name: 'exchange.check-day',
  method: 'POST',
  path: '/api/exchange/days/:day/check',
  summary: '与上级平台按日对账',
  permission: 'exchange.operate',
  input: z.object({ day: legalDate }),
  output: z.object({ day: legalDate }),
  refusals: [exchangeOff, dayNotOver],
})

export const dayCheck = z.object({
  day: legalDate,
  checkedAt: moment,
  outcome: z.enum(['equal', 'differs', 'failed']),
  ours: z.number().int(),
  theirs: z.number().int(),
  missing: z.number().int(),
  different: z.number().int(),
  surplus: z.number().int(),
  onTheWay: z.number().int(),
  error: z.string().optional(),
})

export const dayChecks = route({
  name: 'exchange.days',
  method: 'GET',
  path: '/api/exchange/days',
  summary: '按日对账的结果',
  permission: 'exchange.see',
  input: z.object({ ...pageQuery, after: legalDate.optional() }),
  output: pageOf(dayCheck),
})

export const dayFindings = route({
  name: 'exchange.day-findings',
  method: 'GET',
  path: '/api/exchange/days/:day/findings',
  summary: '一天对账中不一致的记录',
  permission: 'exchange.see',
  input: z.object({ ...pageQuery, after: id.optional(), day: legalDate }),
  output: pageOf(
    z.object({
      guid: id,
      kind: z.enum(Object.keys(findingKinds) as [FindingKind, ...FindingKind[]]),
      /** Absent: the row is theirs alone. */
      row: exchangeListRow.optional(),
    }),
  ),
})

export const resendDay = route({
  name: 'exchange.resend-day',
  method: 'POST',
  path: '/api/exchange/days/:day/resend',
  summary: '重发一天对账中对方没有或不同的记录',
  permission: 'exchange.operate',
  input: z.object({ day: legalDate }),
  output: z.object({ count: z.number().int() }),
  refusals: [exchangeOff, nothingToSend],
})
