/** What is typed and attached for a correction before it is handed in: on any device, over a lapsed session. */
import { id, route, sensitive } from '#kernel/contract.ts'
import { notFound, notYours, refusal } from '#kernel/problem.ts'
import { formValues } from '#modules/forms/contract.ts'
import { z } from 'zod'
import { actNotOpen } from './refusals.ts'

export const correctionDraftConflict = refusal(
  'cases.correction-draft-conflict',
  409,
  '这份补正在另一台设备上修改过，请选择保留哪一份',
)
export const correctionDraftTooLarge = refusal(
  'cases.correction-draft-too-large',
  422,
  '填写的内容太长，请精简后再保存',
)

const content = {
  values: sensitive(formValues),
  /** File ids by material key. */
  materials: z.record(z.string().max(60), z.array(id).max(20)),
}
const correctionDraft = z.object({ ...content, revision: z.number().int(), savedAt: z.string() })
export type CorrectionDraft = z.infer<typeof correctionDraft>

export const saveCorrectionDraft = route({
  name: 'cases.save-correction-draft',
  method: 'PUT',
  path: '/api/cases/:caseId/correction/draft',
  summary: '保存填写中的补正',
  permission: 'cases.file',
  input: z.object({
    caseId: id,
    /** The save this one follows; 0 for the first. */
    revision: z.number().int().min(0),
    ...content,
  }),
  output: z.object({ revision: z.number().int(), savedAt: z.string() }),
  refusals: [notFound, notYours, actNotOpen, correctionDraftConflict, correctionDraftTooLarge],
})

export const myCorrectionDraft = route({
  name: 'cases.my-correction-draft',
  method: 'GET',
  path: '/api/cases/:caseId/correction/draft',
  summary: '自己填写中的补正',
  permission: 'cases.file',
  input: z.object({ caseId: id }),
  output: z.object({ draft: correctionDraft.optional() }),
  refusals: [notFound],
})
