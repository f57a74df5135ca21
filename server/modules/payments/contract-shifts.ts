/** 现金日记账: a clerk's cash, shift by shift. Browser-safe. Amounts are integer 分. */
import { id, moment, pageOf, pageQuery, route } from '#kernel/contract.ts'
import { notFound, notYours, refusal } from '#kernel/problem.ts'
import { z } from 'zod'
import { movementKind } from './shapes.ts'

export const shiftEmpty = refusal('payments.shift-empty', 409, '上次交班以后没有现金收退，不用交班')
export const shiftChanged = refusal('payments.shift-changed', 409, '刚才又有现金收退，请刷新页面，重新清点后再交班')
export const differenceUnsaid = refusal(
  'payments.difference-unsaid',
  422,
  '清点的金额和账面不一致，请写明原因，至少 5 个字',
)
export const shiftOwn = refusal('payments.shift-own', 403, '这是您自己交的班，要由另一位工作人员确认')
export const shiftConfirmed = refusal('payments.shift-confirmed', 409, '这次交班已经确认过，请刷新页面')

const MOST = 10_000_000_000
const fen = z.number().int().min(-MOST).max(MOST)
const said = z.string().trim().max(500, '最多 500 个字').optional()

export const shiftActs = z.enum(['confirm'])

const cashEntry = z.object({
  kind: movementKind,
  kindTitle: z.string(),
  serial: z.string(),
  at: moment,
  amount: z.number().int(),
  billId: id,
  billNumber: z.string(),
  caseNumber: z.string(),
  title: z.string(),
  payerName: z.string(),
})
export type CashEntry = z.infer<typeof cashEntry>

const shiftRow = z.object({
  id,
  number: z.number().int(),
  clerkName: z.string(),
  organName: z.string(),
  since: moment,
  closedAt: moment,
  entries: z.number().int(),
  taken: z.number().int(),
  returned: z.number().int(),
  /** Taken less returned. */
  expected: z.number().int(),
  counted: z.number().int(),
  reason: z.string().optional(),
  confirmed: z
    .object({ by: z.string(), at: moment, received: z.number().int(), words: z.string().optional() })
    .optional(),
})
export type CashShift = z.infer<typeof shiftRow>

export const closeShift = route({
  name: 'payments.close-shift',
  method: 'POST',
  path: '/api/cash-shifts',
  summary: '现金交班',
  permission: 'payments.take',
  /** `entries` and `expected`: what the clerk saw in the book when counting. */
  input: z.object({ entries: z.number().int().positive(), expected: fen, counted: fen, reason: said }),
  output: z.object({ id }),
  refusals: [notYours, shiftEmpty, shiftChanged, differenceUnsaid],
})

export const confirmShift = route({
  name: 'payments.confirm-shift',
  method: 'POST',
  path: '/api/cash-shifts/:id/confirmation',
  summary: '确认现金交班',
  permission: 'payments.confirm-shift',
  /** `received`: what the second person counted. */
  input: z.object({ id, received: fen, words: said }),
  output: z.object({ id }),
  refusals: [notFound, notYours, shiftOwn, shiftConfirmed, differenceUnsaid],
})

export const cashDrawer = route({
  name: 'payments.cash-drawer',
  method: 'GET',
  path: '/api/cash-drawer',
  summary: '查看自己本班的现金收退',
  permission: 'payments.take',
  input: z.object(pageQuery),
  output: pageOf(cashEntry).extend({
    entries: z.number().int(),
    taken: z.number().int(),
    returned: z.number().int(),
    expected: z.number().int(),
    /** The closing before, or the first entry. */
    since: moment.optional(),
  }),
})

export const openDrawers = route({
  name: 'payments.open-drawers',
  method: 'GET',
  path: '/api/cash-drawers',
  summary: '查看还没有交班的现金',
  permission: 'payments.confirm-shift',
  input: z.object(pageQuery),
  output: pageOf(
    z.object({
      clerkId: z.string(),
      clerkName: z.string(),
      organName: z.string(),
      hallName: z.string().optional(),
      windowNo: z.string().optional(),
      /** Of the first entry and the last. */
      since: moment,
      lastAt: moment,
      entries: z.number().int(),
      /** Taken less returned. */
      expected: z.number().int(),
      /** Opened on a day before today. */
      fromEarlierDay: z.boolean(),
    }),
  ),
})

export const shiftList = route({
  name: 'payments.shift-list',
  method: 'GET',
  path: '/api/cash-shifts',
  summary: '查看现金交班',
  permission: 'payments.see',
  input: z.object({ ...pageQuery, show: z.enum(['waiting', 'all']).default('waiting') }),
  output: pageOf(shiftRow),
})

export const shiftPage = route({
  name: 'payments.shift-page',
  method: 'GET',
  path: '/api/cash-shifts/:id',
  summary: '查看一次现金交班',
  permission: 'payments.see',
  input: z.object({ id }),
  output: shiftRow.extend({ can: z.array(shiftActs) }),
  refusals: [notFound],
})

export const shiftEntries = route({
  name: 'payments.shift-entries',
  method: 'GET',
  path: '/api/cash-shifts/:id/entries',
  summary: '查看一次交班的现金日记账',
  permission: 'payments.see',
  input: z.object({ id, ...pageQuery }),
  output: pageOf(cashEntry),
  refusals: [notFound],
})
