/** Forms of items: what is asked, whether it is answered rightly, drafts kept across devices, values filled in beforehand. */
import { id, moment, type OutputOf, pageOf, pageQuery, route, sensitive } from '#kernel/contract.ts'
import { refusal } from '#kernel/problem.ts'
import { z } from 'zod'

export type { FormField, FormSection, RowField } from '#modules/catalogue/index.ts'
export { checkValues } from './rules/check-values.ts'
export type { Checked, FormRow, FormValues, FormValue, IdentifierChecks, SingleValue } from './rules/check-values.ts'
export { withPrefill } from './rules/with-prefill.ts'
export { isShown, isShownAmong } from './rules/shown.ts'
export { readFormCode, spacedFormCode } from './rules/form-code.ts'
export { readingOf, regionCodesIn } from './rules/reading.ts'
export type { ReadingSection } from './rules/reading.ts'

export const draftMissing = refusal('forms.draft-missing', 404, '没有找到这份草稿，可能已经提交或者删除')
export const draftConflict = refusal('forms.draft-conflict', 409, '这份草稿在另一台设备上修改过，请选择保留哪一份')
export const formHandedIn = refusal('forms.form-handed-in', 409, '这份申请已经提交过了，不用再交一次')
export const formOfAnother = refusal(
  'forms.form-of-another',
  409,
  '这张申请表不是这位申请人的，请先核验申请表上的申请人（企业的，也可以核验它的经办人）',
)
export const formUnknown = refusal(
  'forms.form-unknown',
  404,
  '没有找到这张申请表：请核对编号；草稿已经删除的，请重新填表',
)
export const draftTooLarge = refusal('forms.draft-too-large', 422, '填写的内容太长，请精简后再保存')

/**
 * A value as typed or chosen: text (also for date, choice, identifiers and region), number (also 分 for amount),
 * yes-no, or the chosen options; for a repeating group its rows.
 */
const singleValue = z.union([z.string(), z.number(), z.boolean(), z.array(z.string()), z.null()])
const formRow = z.record(z.string().max(60), singleValue)
const formValue = z.union([singleValue, z.array(formRow).max(100)])
export const formValues = z.record(z.string().max(60), formValue)

const fieldOption = z.object({ value: z.string(), label: z.string() })
const shownSingle = z.object({
  key: z.string(),
  label: z.string(),
  kind: z.string(),
  required: z.boolean(),
  options: z.array(fieldOption).optional(),
  help: z.string().optional(),
  maxLength: z.number().optional(),
  minimum: z.number().optional(),
  maximum: z.number().optional(),
  unit: z.string().optional(),
  prefill: z.string().optional(),
  element: z.object({ key: z.string(), version: z.number() }).optional(),
  when: z.object({ key: z.string(), equals: z.union([z.string(), z.boolean()]) }).optional(),
})
/** For `rows`, the fields of each row. */
const shownField = shownSingle.extend({ fields: z.array(shownSingle).optional() })

export const itemForm = route({
  name: 'forms.item-form',
  method: 'GET',
  path: '/api/items/:id/form',
  summary: '查看事项的表单和它的 JSON Schema',
  permission: 'public',
  input: z.object({
    id,
    /** A version that is or was in force, for a case filed under it; without it, the one in force. */
    versionId: id.optional(),
    /** Answers to the situation questions, `premises.rented,staff.few`; without them, the fields of every situation. */
    answers: z.string().max(1000).optional(),
  }),
  output: z.object({
    itemId: id,
    versionId: id,
    sections: z.array(z.object({ key: z.string(), title: z.string(), fields: z.array(shownField) })),
    /** JSON Schema 2020-12 of the values an application carries. */
    schema: z.record(z.string(), z.unknown()),
  }),
})

/** Where a filled-in value came from, as the form says it: 「来自您的实名信息」. */
export const sourceMarks = {
  person: '来自您的实名信息',
  enterprise: '来自企业登记信息',
  licence: (title: string) => `来自您的电子证照“${title}”`,
  earlier: (itemName: string) => `来自您上次办理“${itemName}”时填写的`,
  fact: (source: string) => `来自${source}的答复`,
} as const
const prefillMark = z.object({ from: z.enum(['person', 'enterprise', 'licence', 'earlier', 'fact']), mark: z.string() })
export type PrefillMark = z.infer<typeof prefillMark>

export const prefill = route({
  name: 'forms.prefill',
  method: 'GET',
  path: '/api/items/:id/prefill',
  summary: '用申请人自己的信息预填表单',
  permission: 'signed-in',
  input: z.object({ id }),
  output: z.object({
    versionId: id,
    values: formValues,
    /** By field key. */
    sources: z.record(z.string(), prefillMark),
    /** What other bodies could fill in, once the applicant lets them be asked. */
    askable: z.array(
      z.object({
        fact: z.string(),
        title: z.string(),
        source: z.string(),
        /** Who answers is a stand-in. */
        standIn: z.boolean(),
        purpose: z.string(),
        basis: z.string(),
        /** Labels of the fields it would fill in. */
        fields: z.array(z.string()),
        /** Absent: not asked yet. */
        state: z.enum(['asked', 'refused', 'silent']).optional(),
      }),
    ),
  }),
})
export type Askable = OutputOf<typeof prefill>['askable'][number]

/** The applicant lets other bodies be asked for what this form would ask of them; what comes is filled in, and can be changed. */
export const askForForm = route({
  name: 'forms.ask-for-form',
  method: 'POST',
  path: '/api/items/:id/facts',
  summary: '向其他部门查询可以预填的信息',
  permission: 'signed-in',
  input: z.object({ id }),
  output: z.object({ asked: z.array(z.string()) }),
})

const draftFacts = z.object({
  id,
  itemId: id,
  /** The item version the draft is on: the one it was begun on, or a newer one its applicant has seen since. */
  versionId: id,
  /** Counts the saves; a save names the one it started from. */
  revision: z.number().int(),
  savedAt: moment,
  /** Printed on the form and scanned at a window; absent: not saved since there are such codes. */
  formCode: z.string().optional(),
  /** A window last opened it then, and which. */
  openedAt: moment.optional(),
  openedAtPlace: z.string().optional(),
  /** The version in force now, when it is another one than the draft's. */
  changedTo: id.optional(),
  /** The item can still be applied for. */
  open: z.boolean(),
})

/** One thing that is otherwise in the version in force than in the one the draft was begun on. */
export const draftChange = z.object({
  what: z.enum(['question', 'field', 'material', 'fee']),
  /** `changed`: still asked, but what was given does not fit any more or is asked for differently. */
  how: z.enum(['added', 'gone', 'changed']),
  name: z.string(),
})
export type DraftChange = z.infer<typeof draftChange>

/** Answers to the item's situation questions: option by question. */
const situation = z.record(z.string().max(60), z.string().max(60))

const draftFull = draftFacts.extend({
  itemName: z.string(),
  /** Where the item has changed, only what still fits; `changes` says what does not. */
  values: formValues,
  /** Files by material key. */
  materials: z.record(z.string(), z.array(id)),
  situation,
  /** What is otherwise in the version in force. */
  changes: z.array(draftChange),
  /** The step last worked on: `form`, `materials`, `check`. */
  step: z.string(),
})
export type Draft = z.infer<typeof draftFull>

export const saveDraft = route({
  name: 'forms.save-draft',
  method: 'PUT',
  path: '/api/items/:itemId/draft',
  summary: '保存草稿',
  permission: 'signed-in',
  input: z.object({
    itemId: id,
    /** 0 for the first save; otherwise the revision the last save answered. */
    revision: z.number().int().min(0),
    values: sensitive(formValues),
    materials: z.record(z.string().max(60), z.array(id).max(20)).default({}),
    situation: situation.default({}),
    /** The version whose form the applicant has before them: when it is the one in force, the draft goes on with it. */
    versionId: id.optional(),
    step: z.string().max(20).default('form'),
  }),
  output: draftFacts,
  refusals: [draftMissing, formHandedIn],
})

export const myDrafts = route({
  name: 'forms.my-drafts',
  method: 'GET',
  path: '/api/drafts',
  summary: '查看我的草稿',
  permission: 'signed-in',
  input: z.object(pageQuery),
  output: pageOf(draftFacts.extend({ itemName: z.string() })),
})

/** What a window has filed from a printed draft lately: it is no draft any more, and no riddle either. */
export const handedInForms = route({
  name: 'forms.handed-in',
  method: 'GET',
  path: '/api/drafts/handed-in',
  summary: '查看我最近在窗口提交的草稿',
  permission: 'signed-in',
  input: z.object({}),
  output: z.object({ rows: z.array(z.object({ id, itemName: z.string(), caseId: id, handedInAt: moment })) }),
})

export const draftPage = route({
  name: 'forms.draft-page',
  method: 'GET',
  path: '/api/drafts/:id',
  summary: '打开草稿',
  permission: 'signed-in',
  input: z.object({ id }),
  output: draftFull,
  refusals: [draftMissing],
})

export const draftOfItem = route({
  name: 'forms.draft-of-item',
  method: 'GET',
  path: '/api/items/:itemId/draft',
  summary: '打开某个事项的草稿',
  permission: 'signed-in',
  input: z.object({ itemId: id }),
  output: z.object({ draft: draftFull.optional() }),
})

export const discardDraft = route({
  name: 'forms.discard-draft',
  method: 'DELETE',
  path: '/api/drafts/:id',
  summary: '删除草稿',
  permission: 'signed-in',
  input: z.object({ id }),
  output: z.object({ id }),
  refusals: [draftMissing],
})
