import { action } from '#kernel/action.ts'
import type { Ctx } from '#kernel/ctx.ts'
import { type CaseInBrief, getCaseForRating } from '#modules/cases/index.ts'
import * as contract from '../contract.ts'
import { caseRated, badRatingOpened } from '../events.ts'
import { tellRater } from '../letters.ts'
import { ownRatingFacts } from '../own-rating.ts'
import { labelsOf } from '../rating-options.ts'
import { anonymise } from '../rules/anonymise.ts'
import { isBad } from '../rules/levels.ts'
import { addStep, insertRating, insertRectification, type RatingRow } from '../store.ts'
import { dueFromToday } from '../time-limits.ts'
import { rateableStatuses } from '../rateable.ts'

/** One case, one rating (一事一评), by its applicant once it is decided; a bad one opens its loop in the same transaction. */
export const rateCase = action(contract.rateCase, {
  load: (ctx, { caseId }) => getCaseForRating(ctx, caseId),
  async run(ctx, { caseId, level, channel, reasons, words }, file) {
    if (!file.own) throw contract.notTheRater()
    if (!rateableStatuses.includes(file.status)) throw contract.notRateable({ status: file.status })
    if (!labelsOf(level, reasons)) throw contract.reasonUnknown({ level })
    if (isBad(level) && reasons.length === 0 && !words) throw contract.reasonNeeded()
    const shown = words ? anonymise(words, [file.applicant.name, ctx.actor.name, file.handlerName, file.number]) : null
    const rating: RatingRow = {
      ...columnsOf(file),
      id: ctx.newId(),
      account_id: ctx.actor.id,
      level,
      channel,
      reasons: [...new Set(reasons)],
      words: words || null,
      words_shown: shown,
      on_display: !isBad(level) && shown !== null,
      rated_at: ctx.now,
    }
    if (!(await insertRating(ctx, rating))) throw contract.alreadyRated({ caseId })
    const about = {
      ratingId: rating.id,
      caseId,
      itemId: file.itemId,
      organId: file.organId,
      regionCode: file.regionCode,
      level,
    }
    ctx.emit(caseRated, about)
    if (isBad(level)) {
      await openLoop(ctx, rating)
      ctx.emit(badRatingOpened, about)
    }
    ctx.note({ level })
    return ownRatingFacts(ctx, rating)
  },
})

function columnsOf(file: CaseInBrief) {
  return {
    region_code: file.regionCode,
    case_id: file.id,
    case_number: file.number,
    item_id: file.itemId,
    version_id: file.versionId,
    organ_id: file.organId,
    handler_id: file.handlerId ?? null,
    handler_name: file.handlerName ?? null,
    applicant_kind: file.applicant.kind,
    applicant_id: file.applicant.id,
  }
}

async function openLoop(ctx: Ctx, rating: RatingRow): Promise<void> {
  const loop = {
    rating_id: rating.id,
    region_code: rating.region_code,
    organ_id: rating.organ_id,
    level: rating.level,
    state: 'to-verify' as const,
    outcome: null,
    reply: null,
    reply_shown: null,
    ...(await dueFromToday(ctx, 'verify')),
    rectify_due_on: null,
    rectified_at: null,
    ended_at: null,
  }
  await insertRectification(ctx, loop)
  await addStep(ctx, loop, { state: 'to-verify', title: '收到差评，转办理部门核实' })
  await tellRater(ctx, rating, loop)
}
