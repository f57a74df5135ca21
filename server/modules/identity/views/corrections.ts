import { view } from '#kernel/view.ts'
import { enterpriseCorrections as ofEnterprise, personCorrections as ofPerson } from '../contract.ts'
import { correctionsOf } from '../corrections.ts'

export const personCorrections = view(ofPerson, { look: (ctx, asked) => correctionsOf(ctx, 'person', asked) })

export const enterpriseCorrections = view(ofEnterprise, {
  look: (ctx, asked) => correctionsOf(ctx, 'enterprise', asked),
})
