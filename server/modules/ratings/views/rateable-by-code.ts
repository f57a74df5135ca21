import { view } from '#kernel/view.ts'
import { describeOrgans } from '#modules/organs/index.ts'
import * as contract from '../contract.ts'
import { caseByCode } from '../pad-codes.ts'
import { findRatingOfCase } from '../store.ts'

/** What is about to be rated; no word about the applicant, nor about a rating already given. */
export const rateableByCode = view(contract.rateableByCode, {
  async look(ctx, input) {
    const { file } = await caseByCode(ctx, input)
    const rated = (await findRatingOfCase(ctx, file.id)) !== undefined
    const organs = await describeOrgans(ctx, [file.organId])
    return {
      itemName: file.itemName,
      organName: organs.get(file.organId)?.name ?? '',
      mayRate: !rated && contract.rateableStatuses.includes(file.status),
      rated,
    }
  },
})
