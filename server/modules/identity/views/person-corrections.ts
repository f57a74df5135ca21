import { view } from '#kernel/view.ts'
import { personCorrections as route } from '../contract.ts'
import { correctionsOf } from '../corrections.ts'

export const personCorrections = view(route, { look: correctionsOf })
