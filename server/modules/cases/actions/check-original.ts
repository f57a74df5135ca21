import { action } from '#kernel/action.ts'
import { notFound } from '#kernel/problem.ts'
import { markCheckedAgainstOriginal } from '#modules/documents/index.ts'
import * as contract from '../contract.ts'
import { holdsHere } from '../policy.ts'
import { endStatuses } from '../rules/case-status.ts'
import { lockCase } from '../steps.ts'
import { materialsOf } from '../store.ts'

/** 可信等级 B (国办函〔2016〕108号): once compared with the original, the file may stand for what later items ask so well checked. */
export const checkOriginal = action(contract.checkOriginal, {
  load: (ctx, input) => lockCase(ctx, input.caseId),
  allow: (ctx, file) => holdsHere(ctx.actor, 'cases.accept', file),
  async run(ctx, { caseId, documentId }, file) {
    if (endStatuses.includes(file.status)) throw contract.actNotOpen({ status: file.status, open: [] })
    const given = await materialsOf(ctx, caseId)
    if (!given.some((one) => one.document_ids.includes(documentId))) throw notFound({ documentId })
    await markCheckedAgainstOriginal(ctx, [documentId])
    return { caseId, documentId }
  },
})
