/** Guides for *this* applicant: the questions about the situation, and the exact list they lead to. */
import { id, route } from '#kernel/contract.ts'
import { z } from 'zod'
import { itemMissing } from './contract-refusals.ts'
import { feeItem, formSection, material, situationQuestion } from './item-content.ts'

/** Answers in an address: `premises.rented,staff.few`. */
export const answersText = z
  .string()
  .max(1000)
  .regex(/^$|^[a-zA-Z0-9]+\.[a-zA-Z0-9]+(,[a-zA-Z0-9]+\.[a-zA-Z0-9]+)*$/, '情形的写法不对')
  .default('')

/** `premises.rented,staff.few` → `{ premises: 'rented', staff: 'few' }`. */
export function readAnswers(text: string): Record<string, string> {
  return Object.fromEntries(text.split(',').flatMap((pair) => (pair ? [pair.split('.') as [string, string]] : [])))
}

/** What guide and window both show: one source, the version in force. */
export const checklist = route({
  name: 'catalogue.checklist',
  method: 'GET',
  path: '/api/items/:id/checklist',
  summary: '按情形查看需要的材料、表单和费用',
  permission: 'public',
  input: z.object({ id, answers: answersText }),
  output: z.object({
    versionId: id,
    versionNo: z.number().int(),
    /** The question to ask now; absent when all are answered. */
    next: situationQuestion.optional(),
    /** This item is not the right one: what to do instead. */
    stop: z.string().optional(),
    complete: z.boolean(),
    answered: z.array(z.object({ key: z.string(), text: z.string(), option: z.string(), label: z.string() })),
    materials: z.array(material),
    form: z.array(formSection),
    fees: z.array(feeItem),
  }),
  refusals: [itemMissing],
})
