import { action } from '#kernel/action.ts'
import { recordMandate as route } from '../contract.ts'
import { startMandate } from '../mandates.ts'

/** The clerk has seen the paper mandate with the enterprise's seal (民法典 art. 165). */
export const recordMandate = action(route, { run: startMandate })
