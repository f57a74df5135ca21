/** Lists of open cases: filters that compose, in which order, how many, and filters kept under a name. */
import { id, legalDate, moment, pageOf, pageQuery, route, sensitive } from '#kernel/contract.ts'
import { notFound, notYours, refusal, tooMany } from '#kernel/problem.ts'
import { z } from 'zod'
import { caseListRow, caseTab, channel, handling, status } from './shapes.ts'

export const caseSorts = ['due', 'filed', 'updated'] as const
/** What is due first; what was filed first; what changed last. */
export const caseSort = z.enum(caseSorts)
export type CaseSort = z.infer<typeof caseSort>

/** `soon`: due today or within three working days. */
export const caseDue = z.enum(['overdue', 'soon'])
const yes = z.enum(['true']).optional()
const LEAST_TEXT = 2

/** Every condition narrows the list; what is absent asks nothing. */
export const caseFilter = z.object({
  tab: caseTab.default('all'),
  status: status.optional(),
  organId: id.optional(),
  itemId: id.optional(),
  handling: handling.optional(),
  channel: channel.optional(),
  applicantKind: z.enum(['person', 'enterprise']).optional(),
  due: caseDue.optional(),
  dueFrom: legalDate.optional(),
  dueTo: legalDate.optional(),
  filedFrom: legalDate.optional(),
  filedTo: legalDate.optional(),
  /** `me`, or the whole name of who did the last step inside the body. */
  handler: z.string().trim().min(1).max(50).optional(),
  /** Promised materials are still to come. */
  deferred: yes,
  /** The date may still move with the calendar. */
  provisional: yes,
  /** How the applicant's name begins, or the case number or its last fourteen digits. */
  text: sensitive(z.string().trim().min(LEAST_TEXT, '请至少输入两个字').max(60)).optional(),
})
export type CaseFilter = z.infer<typeof caseFilter>

export const worklist = route({
  name: 'cases.worklist',
  method: 'GET',
  path: '/api/worklist',
  summary: '待办办件',
  permission: 'cases.see',
  input: caseFilter.extend({ ...pageQuery, sort: caseSort.default('due') }),
  output: pageOf(caseListRow).extend({
    /** More cases begin like the text than are looked at: the text says too little. */
    vague: z.boolean(),
  }),
})

const capped = { count: z.number().int(), more: z.boolean() }

/** How many cases a filter finds; `more`: at least so many. */
export const worklistCount = route({
  name: 'cases.worklist-count',
  method: 'GET',
  path: '/api/worklist/count',
  summary: '符合条件的待办件数',
  permission: 'cases.see',
  input: caseFilter,
  output: z.object(capped),
})

export const worklistTotals = route({
  name: 'cases.worklist-totals',
  method: 'GET',
  path: '/api/worklist/totals',
  summary: '待办件数',
  permission: 'cases.see',
  input: z.object({ organId: id.optional() }),
  output: z.object({
    /** Open cases by tab; `more`: there are at least so many. */
    tabs: z.array(z.object({ tab: caseTab, ...capped })),
    statuses: z.array(z.object({ status, title: z.string(), ...capped })),
    overdue: z.object(capped),
  }),
})

/** What one may filter by: the bodies in reach and, for one of them, its items. */
export const worklistChoices = route({
  name: 'cases.worklist-choices',
  method: 'GET',
  path: '/api/worklist/choices',
  summary: '待办筛选项',
  permission: 'cases.see',
  input: z.object({ organId: id.optional() }),
  output: z.object({
    organs: z.array(z.object({ id, name: z.string() })),
    items: z.array(z.object({ id, name: z.string() })),
  }),
})

/** The list as a file, written behind; where it stands: `exports.my-exports`. */
export const exportWorklist = route({
  name: 'cases.export-worklist',
  method: 'POST',
  path: '/api/worklist/exports',
  summary: '导出待办办件',
  permission: 'cases.see',
  input: caseFilter.extend({ format: z.enum(['xlsx', 'csv']).default('xlsx') }),
  output: z.object({ exportId: id }),
  refusals: [tooMany],
  status: 201,
})

const filterName = z.string().trim().min(1, '请填写名称').max(30, '名称请控制在 30 字以内')
const kept = { filter: caseFilter, sort: caseSort.default('due') }

export const filterNameTaken = refusal('cases.filter-name-taken', 409, '您已有同名的筛选，请换一个名称')
export const tooManyFilters = refusal('cases.too-many-filters', 409, '最多保存 30 个筛选，请先删除不用的')

export const savedFilter = z.object({
  id,
  name: z.string(),
  ...kept,
  /** Everybody of the body sees it. */
  shared: z.boolean(),
  /** Only one's own can be changed. */
  own: z.boolean(),
  ownerName: z.string(),
  savedAt: moment,
})

/** One's own filters and those shared with the body of one's post, by name. */
export const savedFilters = route({
  name: 'cases.saved-filters',
  method: 'GET',
  path: '/api/worklist/filters',
  summary: '保存的筛选',
  permission: 'cases.see',
  input: z.object({}),
  output: z.object({ rows: z.array(savedFilter) }),
})

export const saveFilter = route({
  name: 'cases.save-filter',
  method: 'POST',
  path: '/api/worklist/filters',
  summary: '保存筛选',
  permission: 'cases.see',
  input: z.object({ name: filterName, shared: z.boolean().default(false), ...kept }),
  output: z.object({ id }),
  refusals: [filterNameTaken, tooManyFilters],
  status: 201,
})

/** Gives it another name or other conditions, shares it or takes it back. */
export const changeFilter = route({
  name: 'cases.change-filter',
  method: 'PUT',
  path: '/api/worklist/filters/:id',
  summary: '修改保存的筛选',
  permission: 'cases.see',
  input: z.object({
    id,
    name: filterName.optional(),
    shared: z.boolean().optional(),
    filter: caseFilter.optional(),
    sort: caseSort.optional(),
  }),
  output: z.object({ id }),
  refusals: [notFound, notYours, filterNameTaken],
})

export const deleteFilter = route({
  name: 'cases.delete-filter',
  method: 'DELETE',
  path: '/api/worklist/filters/:id',
  summary: '删除保存的筛选',
  permission: 'cases.see',
  input: z.object({ id }),
  output: z.object({ id }),
  refusals: [notFound, notYours],
})
