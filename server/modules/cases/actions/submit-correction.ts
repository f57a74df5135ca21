import { action } from '#kernel/action.ts'
import * as contract from '../contract.ts'
import { correct } from '../correction.ts'
import { movedTo } from '../facts.ts'
import { mayDo } from '../policy.ts'
import { sealInHand, sealSubmission } from '../sealed-forms.ts'
import { lockCase } from '../steps.ts'

/** The applicant hands in what the notice asked for (行政许可法 art. 32(1)(5)). */
export const submitCorrection = action(contract.submitCorrection, {
  load: (ctx, input) => lockCase(ctx, input.caseId),
  allow: mayDo('submit-correction'),
  async run(ctx, { seal, ...answer }, file) {
    const taken = await sealInHand(ctx, seal, 'correction')
    const next = await correct(ctx, file, 'submit-correction', answer)
    await sealSubmission(ctx, file.id, taken, 'correction')
    return movedTo(ctx, next)
  },
})
