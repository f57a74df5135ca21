/** What is typed and attached for a correction (补正) or a promise (补交) before it is handed in: on any device, over a lapsed session. */
import { id, route, sensitive } from '#kernel/contract.ts'
import { notFound, notYours, refusal } from '#kernel/problem.ts'
import { formValues } from '#modules/forms/contract.ts'
import { z } from 'zod'
import { actNotOpen } from './refusals.ts'

export const supplementDraftConflict = refusal(
  'cases.supplement-draft-conflict',
  409,
  '这些内容在另一台设备上修改过，请选择保留哪一份',
)
export const supplementDraftTooLarge = refusal(
  'cases.supplement-draft-too-large',
  422,
  '填写的内容太长，请精简后再保存',
)

const content = {
  values: sensitive(formValues),
  /** File ids by material key. */
  materials: z.record(z.string().max(60), z.array(id).max(20)),
}
const supplementDraft = z.object({ ...content, revision: z.number().int(), savedAt: z.string() })
export type SupplementDraft = z.infer<typeof supplementDraft>

export const saveSupplementDraft = route({
  name: 'cases.save-supplement-draft',
  method: 'PUT',
  path: '/api/cases/:caseId/supplement/draft',
  summary: '保存填写中的补正或补交',
  permission: 'cases.file',
  input: z.object({
    caseId: id,
    /** The save this one follows; 0 for the first. */
    revision: z.number().int().min(0),
    ...content,
  }),
  output: z.object({ revision: z.number().int(), savedAt: z.string() }),
  refusals: [notFound, notYours, actNotOpen, supplementDraftConflict, supplementDraftTooLarge],
})

export const mySupplementDraft = route({
  name: 'cases.my-supplement-draft',
  method: 'GET',
  path: '/api/cases/:caseId/supplement/draft',
  summary: '自己填写中的补正或补交',
  permission: 'cases.file',
  input: z.object({ caseId: id }),
  output: z.object({ draft: supplementDraft.optional() }),
  refusals: [notFound],
})
