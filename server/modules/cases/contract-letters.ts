/** The wording of letters as data: named fields, blocks, versions of a body's own. Browser-safe. */
import { fileAnswer, id, moment, route, sensitive } from '#kernel/contract.ts'
import { versionFacts } from '#kernel/drafts-contract.ts'
import { notFound, notYours, refusal } from '#kernel/problem.ts'
import { z } from 'zod'

/** Shown only when a condition of the letter holds (`deemed`), or only when it does not (`!deemed`). */
const when = z.string().max(40).optional()
const text = z.string().trim().min(1, '这一段还没有写').max(2000, '一段最多 2000 字')

/** One part of a letter's text. Layout is not data: no part says how it looks. */
export const templateBlock = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('paragraph'), text, when }),
  z.object({ kind: z.literal('heading'), text, when }),
  z.object({
    kind: z.literal('facts'),
    rows: z
      .array(z.object({ label: text, text }))
      .min(1, '事项表至少一行')
      .max(40),
    when,
  }),
  /** Numbered points or a table: the field says which. */
  z.object({ kind: z.literal('list'), field: z.string().max(60), when }),
])
export type TemplateBlock = z.infer<typeof templateBlock>
export const templateBlocks = z.array(templateBlock).min(1, '文书不能没有正文').max(60, '文书最多 60 段')

/** `text` stands inside a sentence, `list` and `table` are parts of their own. */
export const fieldShapes = { text: '一句话', list: '逐条列出', table: '表格' } as const

export const letterField = z.object({
  key: z.string(),
  name: z.string(),
  shape: z.enum(['text', 'list', 'table']),
  sample: z.string(),
  /** It may have nothing to say: then its sentence must still read well. */
  mayBeEmpty: z.boolean(),
  /** It has something to say only under this condition. */
  onlyWhen: z.string().optional(),
})
export type LetterField = z.infer<typeof letterField>
export const letterCondition = z.object({ key: z.string(), name: z.string() })
/** What a letter must say, the provision that demands it, and under which condition. */
export const letterDemand = z.object({
  field: z.string(),
  name: z.string(),
  basis: z.string(),
  when: z.string().optional(),
})

export const templateFault = z.object({
  /** Counted from zero; absent: the whole letter. */
  block: z.number().int().optional(),
  message: z.string(),
})
export type TemplateFault = z.infer<typeof templateFault>

export const templateVersion = z.object({ ...versionFacts, blocks: templateBlocks })
export type TemplateVersion = z.infer<typeof templateVersion>

/** facts: `faults` */
export const templateFaulty = refusal('cases.template-faulty', 422, '文书内容还不符合要求，请按提示修改')
export const draftChanged = refusal('cases.draft-changed', 409, '草稿已经被别人改过，请刷新后再看')
export const ownDraft = refusal('cases.own-draft', 403, '文书要由另一个人核对后启用，不能启用自己编写的草稿')

const which = { organId: id, kind: z.string().max(40) }
const kindRow = z.object({
  kind: z.string(),
  name: z.string(),
  /** The version of the body's own that is used; absent: the built-in text. */
  version: z.number().int().optional(),
  since: moment.optional(),
  draft: z.object({ by: z.string(), at: moment }).optional(),
})

export const letterKindsOf = route({
  name: 'cases.letter-kinds',
  method: 'GET',
  path: '/api/letters/templates',
  summary: '本部门的文书范本',
  permission: 'cases.draft-letters',
  input: z.object({}),
  output: z.object({ bodies: z.array(z.object({ organId: id, organName: z.string(), kinds: z.array(kindRow) })) }),
})

export const letterTemplate = route({
  name: 'cases.letter-template',
  method: 'GET',
  path: '/api/letters/templates/:organId/:kind',
  summary: '查看一种文书的范本',
  permission: 'cases.draft-letters',
  input: z.object(which),
  output: z.object({
    organId: id,
    organName: z.string(),
    kind: z.string(),
    name: z.string(),
    /** It is about a licence, and is tried with one. */
    ofLicence: z.boolean(),
    fields: z.array(letterField),
    conditions: z.array(letterCondition),
    demands: z.array(letterDemand),
    /** The text every body has that has not made its own. */
    builtIn: templateBlocks,
    /** The latest first. */
    versions: z.array(templateVersion),
    can: z.array(z.enum(['save-letter-draft', 'drop-letter-draft', 'put-letter-in-force', 'return-to-built-in'])),
  }),
  refusals: [notFound, notYours],
})

const differenceLine = z.object({ change: z.enum(['same', 'added', 'removed']), text: z.string() })

/** Absent ids mean the built-in text. */
export const letterDifference = route({
  name: 'cases.letter-difference',
  method: 'GET',
  path: '/api/letters/templates/:organId/:kind/difference',
  summary: '比较文书范本的两个版本',
  permission: 'cases.draft-letters',
  input: z.object({ ...which, from: id.optional(), to: id.optional() }),
  output: z.object({ lines: z.array(differenceLine) }),
  refusals: [notFound, notYours],
})

const shownBlock = z.union([
  z.object({ kind: z.literal('paragraph'), text: z.string() }),
  z.object({ kind: z.literal('heading'), text: z.string() }),
  z.object({ kind: z.literal('facts'), rows: z.array(z.tuple([z.string(), z.string()])) }),
  z.object({ kind: z.literal('points'), points: z.array(z.string()) }),
  z.object({
    kind: z.literal('table'),
    columns: z.array(z.object({ title: z.string(), share: z.number() })),
    rows: z.array(z.array(z.string())),
  }),
])
/** A letter as it reads, before it is numbered, sealed and sent. */
export const readableLetter = z.object({
  organName: z.string(),
  title: z.string(),
  /** 待编号 stands where the number will be. */
  number: z.string(),
  addressee: z.string(),
  body: z.array(shownBlock),
  remedies: z.array(z.string()),
  /** Under which delegation the body's seal is used, when the power came from another. */
  authority: z.string().optional(),
  issuedOn: z.string(),
})
export type ReadableLetter = z.infer<typeof readableLetter>

const trial = {
  ...which,
  blocks: templateBlocks,
  /** Number of a case the actor may see; absent: sample data. */
  caseNumber: z.string().trim().max(60).optional(),
  /** The same of a letter about a licence: the number of one of the body's own. */
  licenceNumber: z.string().trim().max(60).optional(),
}

/** Nothing is written: the blocks as they stand in the editor, checked and filled. */
export const tryLetter = route({
  name: 'cases.try-letter',
  method: 'POST',
  path: '/api/letters/templates/:organId/:kind/trial',
  summary: '试看文书',
  permission: 'cases.draft-letters',
  input: z.object(trial),
  output: z.object({ faults: z.array(templateFault), letter: readableLetter.optional() }),
  refusals: [notFound, notYours],
})

export const printTrial = route({
  name: 'cases.print-trial',
  method: 'POST',
  path: '/api/letters/templates/:organId/:kind/trial/print',
  summary: '试看文书的版面',
  permission: 'cases.draft-letters',
  input: z.object(trial),
  output: fileAnswer,
  refusals: [notFound, notYours, templateFaulty],
  answer: 'file',
})

const note = z.string().trim().min(2, '请写明改了什么、为什么').max(500)
const revision = z.number().int().min(0)

export const saveLetterDraft = route({
  name: 'cases.save-letter-draft',
  method: 'PUT',
  path: '/api/letters/templates/:organId/:kind/draft',
  summary: '保存文书范本草稿',
  permission: 'cases.draft-letters',
  input: z.object({
    ...which,
    blocks: templateBlocks,
    note,
    /** Of the draft that was changed; 0: there was none. */
    revision,
  }),
  output: z.object({ id, revision: z.number().int() }),
  refusals: [notFound, notYours, templateFaulty, draftChanged],
})

export const dropLetterDraft = route({
  name: 'cases.drop-letter-draft',
  method: 'DELETE',
  path: '/api/letters/templates/:organId/:kind/draft',
  summary: '放弃文书范本草稿',
  permission: 'cases.draft-letters',
  input: z.object(which),
  output: z.object(which),
  refusals: [notFound, notYours],
})

/** Somebody other than the one who wrote it has read it. */
export const putLetterInForce = route({
  name: 'cases.put-letter-in-force',
  method: 'POST',
  path: '/api/letters/templates/:organId/:kind/in-force',
  summary: '启用文书范本',
  permission: 'cases.approve-letters',
  input: z.object({ ...which, revision }),
  output: z.object({ id, version: z.number().int() }),
  refusals: [notFound, notYours, templateFaulty, draftChanged, ownDraft],
})

export const returnToBuiltIn = route({
  name: 'cases.return-to-built-in',
  method: 'POST',
  path: '/api/letters/templates/:organId/:kind/built-in',
  summary: '恢复使用通用文书范本',
  permission: 'cases.approve-letters',
  input: z.object(which),
  output: z.object(which),
  refusals: [notFound, notYours],
})

/** Acts that send letters, and how the check of a promise goes on. */
export const previewedActs = [
  'accept',
  'ask-correction',
  'refuse-acceptance',
  'confirm-refusal',
  'begin-procedure',
  'prolong-procedure',
  'tell-hearing-right',
  'call-hearing',
  'put-off-hearing',
  'tell-party',
  'extend',
  'terminate',
  'grant',
  'decide-on-the-spot',
  'deny',
  'confirm-denial',
  'deliver',
  'report-finding',
  'conclude-check',
  'tell-undoing',
  'decide-undoing',
] as const
export type PreviewedAct = (typeof previewedActs)[number]

/** What the act itself would be told stands in `input`; the case stays as it is. */
export const previewActLetter = route({
  name: 'cases.preview-act-letter',
  method: 'POST',
  path: '/api/cases/:caseId/letter-preview',
  summary: '办理前先看将要发出的文书',
  permission: 'cases.see',
  input: z.object({ caseId: id, act: z.enum(previewedActs), input: sensitive(z.record(z.string(), z.unknown())) }),
  /** In the order they are sent; none: the act sends none. */
  output: z.object({ letters: z.array(readableLetter) }),
  refusals: [notFound, notYours],
})
