import { action } from '#kernel/action.ts'
import * as contract from '../contract.ts'
import { handOver } from '../holding.ts'
import { lockStep } from '../step-acts.ts'

/** 转办: to a colleague whose post does such steps; nobody else may do it then. */
export const handOverStep = action(contract.handOverStep, {
  load: lockStep,
  run: (ctx, input, held) => handOver(ctx, held, input),
})
