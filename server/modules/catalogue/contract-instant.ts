/** Trying the rule of an instant approval before anybody publishes it. */
import { route } from '#kernel/contract.ts'
import { z } from 'zod'
import { formSection } from './item-content.ts'
import { ruleCondition, ruleVerdict } from './item-easier.ts'

/** A question with so much in it that it travels in the body; nothing is kept. */
export const tryRule = route({
  name: 'catalogue.try-rule',
  method: 'POST',
  path: '/api/catalogue/instant-rules/trial',
  summary: '试算秒批条件',
  permission: 'catalogue.edit',
  input: z.object({
    conditions: z.array(ruleCondition).max(30),
    form: z.array(formSection).max(50),
    /** What one supposes of an applicant, by path: `facts.age` 61. What is left out is not known. */
    values: z.record(z.string().max(120), z.union([z.string().max(200), z.number(), z.boolean()])).default({}),
  }),
  output: z.object({
    /** Everything the conditions speak of. */
    mentions: z.array(
      z.object({ path: z.string(), title: z.string(), kind: z.enum(['text', 'number', 'yes-no', 'list', 'licence']) }),
    ),
    rows: z.array(
      z.object({
        key: z.string(),
        text: z.string(),
        verdict: ruleVerdict,
        /** Why it cannot be told, or what is wrong with the condition. */
        why: z.string().optional(),
      }),
    ),
    grants: z.boolean(),
  }),
})
