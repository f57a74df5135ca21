/** 预演: what a draft of an item would have meant for those who applied last. Nothing is written. */
import { id, route } from '#kernel/contract.ts'
import { notYours, refusal } from '#kernel/problem.ts'
import { z } from 'zod'

export const nothingToRehearse = refusal('rehearsals.nothing-to-rehearse', 409, '这个事项还没有办结的办件，无法预演')
export const versionMissing = refusal('rehearsals.version-missing', 404, '没有找到要预演的事项版本')

export const troubleTitles = {
  'not-for-them': '不再面向这类申请人',
  'sent-away': '按新的情形问题会被告知不适用',
  'asked-more': '要回答过去没有问过的情形问题',
  'material-lacking': '会缺材料',
  'field-lacking': '表单会有必填项缺失或不合格式',
  late: '会超过新的承诺时限',
} as const
export type Trouble = keyof typeof troubleTitles
const trouble = z.enum(Object.keys(troubleTitles) as [Trouble, ...Trouble[]])

export const rehearsal = route({
  name: 'rehearsals.rehearsal',
  method: 'GET',
  path: '/api/rehearsals/:versionId',
  summary: '用最近办结的办件预演事项草稿',
  permission: 'rehearsals.see',
  input: z.object({ versionId: id, cases: z.coerce.number().int().min(1).max(500).default(100) }),
  output: z.object({
    itemName: z.string(),
    versionNo: z.number().int(),
    /** How many cases were replayed, and how many of them would have met with trouble. */
    replayed: z.number().int(),
    troubled: z.number().int(),
    /** Of those granted then, how many could not even apply, or would lack something, now. */
    grantedTroubled: z.number().int(),
    /** The report in plain sentences, the worst first. */
    summary: z.array(z.string()),
    totals: z.array(z.object({ trouble, title: z.string(), cases: z.number().int() })),
    /** By what is lacking: the material or field, and in how many cases. */
    lacking: z.array(
      z.object({ kind: z.enum(['material', 'field']), key: z.string(), name: z.string(), cases: z.number().int() }),
    ),
    /** What the draft asks and nobody gave, and what it no longer asks though people gave it. */
    unused: z.array(z.object({ kind: z.enum(['material', 'field']), key: z.string(), name: z.string() })),
    dropped: z.array(
      z.object({ kind: z.enum(['material', 'field']), key: z.string(), name: z.string(), cases: z.number().int() }),
    ),
    cases: z.array(
      z.object({
        /** Only for those who may open the case. */
        caseId: id.optional(),
        number: z.string(),
        granted: z.boolean(),
        troubles: z.array(z.object({ trouble, words: z.string() })),
      }),
    ),
  }),
  refusals: [versionMissing, notYours, nothingToRehearse],
})

/** What could stand for a material or fill in a field, and in which field of the editor that is declared. */
const way = z.object({ kind: z.enum(['licence', 'fact', 'earlier', 'element']), title: z.string(), mend: z.string() })
export type Way = z.infer<typeof way>
const again = z.object({
  key: z.string(),
  name: z.string(),
  ways: z.array(way),
  /** Why it is asked for all the same, as the editor recorded it. */
  because: z.string().optional(),
})
export type AskedAgain = z.infer<typeof again>

export const alreadyHeld = route({
  name: 'rehearsals.already-held',
  method: 'GET',
  path: '/api/rehearsals/:versionId/already-held',
  summary: '事项草稿要求而本市可能已经掌握的材料和填写项',
  permission: 'rehearsals.see',
  input: z.object({ versionId: id }),
  /** `fields`: asked of everybody by hand though the platform could fill them in. */
  output: z.object({ rows: z.array(again), fields: z.array(again) }),
  refusals: [versionMissing, notYours],
})
