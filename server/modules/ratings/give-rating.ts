import type { Ctx } from '#kernel/ctx.ts'
import type { CaseInBrief } from '#modules/cases/index.ts'
import {
  alreadyRated,
  type Level,
  notRateable,
  rateableStatuses,
  type RatingChannel,
  reasonNeeded,
  reasonUnknown,
} from './contract.ts'
import { deviceFingerprint, doubtsOf } from './doubts.ts'
import { badRatingOpened, caseRated } from './events.ts'
import { tellRater } from './letters.ts'
import { picturesGiven } from './pictures.ts'
import { labelsOf } from './rating-options.ts'
import { anonymise } from './rules/anonymise.ts'
import { isBad } from './rules/levels.ts'
import { addStep, insertRating, insertRectification, type RatingRow } from './store.ts'
import { dueFromToday } from './time-limits.ts'

/** What the rater chose and said. */
export type Said = {
  level: Level
  reasons: string[]
  words?: string
  device?: string
  byDefault?: boolean
  pictures?: string[]
}

/**
 * Writes the one rating of a case (一事一评); a bad one opens its loop in the same transaction.
 * @throws Problem ratings.not-rateable, ratings.already-rated, ratings.reason-unknown, ratings.reason-needed, ratings.pictures-not-yours, ratings.picture-kind
 */
export async function giveRating(
  ctx: Ctx,
  file: CaseInBrief,
  said: Said,
  by: { accountId: string | null; channel: RatingChannel },
): Promise<RatingRow> {
  if (!rateableStatuses.includes(file.status)) throw notRateable({ status: file.status })
  const rating: RatingRow = {
    ...columnsOf(file),
    ...columnsSaid(ctx, file, said),
    id: ctx.newId(),
    account_id: by.accountId,
    channel: by.channel,
    picture_ids: await picturesGiven(ctx, said.pictures ?? []),
    rated_at: ctx.now,
    amended_at: null,
    doubts: await doubtsOf(ctx, file, { ...said, channel: by.channel }),
    device: deviceFingerprint(ctx, said.device),
  }
  if (!(await insertRating(ctx, rating))) throw alreadyRated({ caseId: file.id })
  ctx.emit(caseRated, aboutRating(rating))
  if (isBad(said.level)) await openLoop(ctx, rating)
  ctx.note({ level: said.level, doubts: rating.doubts })
  return rating
}

/** The columns that hold what was said, checked. */
export function columnsSaid(ctx: Ctx, file: CaseInBrief, { level, reasons, words }: Said) {
  if (!labelsOf(level, reasons)) throw reasonUnknown({ level })
  if (isBad(level) && reasons.length === 0 && !words) throw reasonNeeded()
  const names = [file.applicant.name, ctx.actor.kind === 'citizen' ? ctx.actor.name : undefined]
  const shown = words ? anonymise(words, [...names, file.handlerName, file.number]) : null
  return {
    level,
    reasons: [...new Set(reasons)],
    words: words || null,
    words_shown: shown,
    on_display: !isBad(level) && shown !== null,
  }
}

/** As the events tell of it. */
export function aboutRating(rating: RatingRow) {
  return {
    ratingId: rating.id,
    caseId: rating.case_id,
    itemId: rating.item_id,
    organId: rating.organ_id,
    regionCode: rating.region_code,
    level: rating.level,
  }
}

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

/** Begins what answers a bad rating. */
export async function openLoop(ctx: Ctx, rating: RatingRow): Promise<void> {
  const loop = {
    rating_id: rating.id,
    region_code: rating.region_code,
    organ_id: rating.organ_id,
    level: rating.level,
    state: 'to-verify' as const,
    outcome: null,
    reply: null,
    reply_shown: null,
    ...(await dueFromToday(ctx, 'verify', rating.organ_id)),
    rectify_due_on: null,
    rectified_at: null,
    ended_at: null,
    escalated_in: null,
  }
  await insertRectification(ctx, loop)
  await addStep(ctx, loop, { state: 'to-verify', title: '收到差评，转办理部门核实' })
  await tellRater(ctx, rating, loop)
  ctx.emit(badRatingOpened, aboutRating(rating))
}
