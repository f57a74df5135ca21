/** 草稿: applications begun at the counter and left half-way; the clerks of one body share theirs. */
import { id, legalDate, moment, pageOf, pageQuery, route, sensitive } from '#kernel/contract.ts'
import { notPermitted, notYours, refusal, tooMany } from '#kernel/problem.ts'
import { formHandedIn, formOfAnother, formValues } from '#modules/forms/contract.ts'
import { z } from 'zod'
import { concern } from './contract-renewal.ts'

export const counterDraftGone = refusal('cases.counter-draft-gone', 409, '这份草稿已经提交、删除或者过期，请重新收件')
export const counterDraftChanged = refusal(
  'cases.counter-draft-changed',
  409,
  '同事刚刚保存过这份草稿，请重新打开后继续',
)
export const counterDraftTooLarge = refusal('cases.counter-draft-too-large', 422, '填写的内容太长，请精简后再保存')

const text = z.string().trim().max(200).default('')
const keptFile = z.object({ id, name: z.string().max(300), bytes: z.number().int().min(0).optional() })

/** What a clerk has typed and taken in so far, right or not: it is checked when it is filed. */
export const counterDraftContent = z.object({
  applicant: z.object({
    kind: z.enum(['person', 'enterprise']),
    identifier: z.string().trim().toUpperCase().max(20).default(''),
    name: text,
    phone: z.string().trim().max(20).default(''),
    address: text,
    legalRepresentative: z.string().trim().max(50).default(''),
    agentName: z.string().trim().max(50).default(''),
  }),
  values: formValues.default({}),
  /** Where a value that was not typed came from, by field key. */
  sources: z.record(z.string().max(60), z.string().max(200)).default({}),
  /** By material key. */
  given: z
    .record(
      z.string().max(100),
      z.object({
        how: z.enum(['licence', 'earlier', 'paper', 'scan', 'promise', 'none']),
        files: z.array(keptFile).max(20),
        original: z.boolean().optional(),
      }),
    )
    .default({}),
  way: z.object({ concerns: concern.optional(), promises: z.boolean() }).default({ promises: false }),
  /** Who signs a promise in person, and the signed paper once scanned; signing itself is said anew when it is filed. */
  signing: z.object({ signer: z.string().trim().max(50).optional(), scan: keptFile.optional() }).default({}),
  /** The applicant's own draft it was opened from, by the code on their printed form. */
  formId: id.optional(),
  /** Where the counter's screen stood. */
  step: z.string().max(20),
})
export type CounterDraftContent = z.infer<typeof counterDraftContent>

const brief = z.object({
  id,
  itemId: id,
  itemName: z.string(),
  /** The body that will handle it, when the item was given to several. */
  organId: id.optional(),
  /** Answers to the situation questions, as the counter's address has them: `premises.rented,staff.few`. */
  answers: z.string(),
  applicantName: z.string(),
  applicantMasked: z.string(),
  applicantKind: z.enum(['person', 'enterprise']),
  /** Counts the saves; a save and the filing name the one they started from. */
  revision: z.number().int(),
  savedBy: z.string(),
  savedAt: moment,
  /** The last day on which it is kept. */
  keptUntil: legalDate,
  /** The item can still be applied for. */
  open: z.boolean(),
  /** The item has changed since: form and materials are to be looked at again. */
  changed: z.boolean(),
})

export const saveCounterDraft = route({
  name: 'cases.save-counter-draft',
  method: 'POST',
  path: '/api/counter-drafts',
  summary: '窗口收件存为草稿',
  permission: 'cases.receive',
  input: z.object({
    /** Absent the first time. */
    id: id.optional(),
    revision: z.number().int().min(0).default(0),
    itemId: id,
    organId: id.optional(),
    answers: z.string().max(1000).default(''),
    content: sensitive(counterDraftContent),
  }),
  output: z.object({ id, revision: z.number().int(), keptUntil: legalDate }),
  refusals: [
    notYours,
    notPermitted,
    formHandedIn,
    formOfAnother,
    counterDraftGone,
    counterDraftChanged,
    counterDraftTooLarge,
  ],
})

/** Those of the body of one's post, the one saved last first. */
export const counterDrafts = route({
  name: 'cases.counter-drafts',
  method: 'GET',
  path: '/api/counter-drafts',
  summary: '窗口收件草稿',
  permission: 'cases.receive',
  input: z.object(pageQuery),
  output: pageOf(brief).extend({ count: z.number().int(), more: z.boolean() }),
})

export const counterDraft = route({
  name: 'cases.counter-draft',
  method: 'GET',
  path: '/api/counter-drafts/:id',
  summary: '打开窗口收件草稿',
  permission: 'cases.receive',
  input: z.object({ id }),
  output: brief.extend({ content: counterDraftContent }),
  refusals: [counterDraftGone],
})

export const discardCounterDraft = route({
  name: 'cases.discard-counter-draft',
  method: 'DELETE',
  path: '/api/counter-drafts/:id',
  summary: '删除窗口收件草稿',
  permission: 'cases.receive',
  input: z.object({ id }),
  output: z.object({ id }),
  refusals: [counterDraftGone],
})

/** Their list as a file, written behind; where it stands: `exports.my-exports`. */
export const exportCounterDrafts = route({
  name: 'cases.export-counter-drafts',
  method: 'POST',
  path: '/api/counter-drafts/exports',
  summary: '导出窗口收件草稿清单',
  permission: 'cases.receive',
  input: z.object({ format: z.enum(['xlsx', 'csv']).default('xlsx') }),
  output: z.object({ exportId: id }),
  refusals: [tooMany, notPermitted],
  status: 201,
})
