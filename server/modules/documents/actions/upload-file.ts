import { action } from '#kernel/action.ts'
import * as contract from '../contract.ts'
import { takeIn } from '../take-in.ts'

/** Takes in a file that comes in one piece. */
export const uploadFile = action(contract.uploadFile, { run: (ctx, file) => takeIn(ctx, file) })
