import { defineModule } from '#kernel/module.ts'
import { amendRating } from './actions/amend-rating.ts'
import { correctList } from './actions/correct-list.ts'
import { escalate } from './actions/escalate.ts'
import { openPad } from './actions/open-pad.ts'
import { publishList } from './actions/publish-list.ts'
import { rateByCode } from './actions/rate-by-code.ts'
import { rateCase } from './actions/rate-case.ts'
import { recordReturnVisit } from './actions/record-return-visit.ts'
import { rectify } from './actions/rectify.ts'
import { reviewFinding } from './actions/review-finding.ts'
import { setListFormula } from './actions/set-list-formula.ts'
import { setTimeLimits } from './actions/set-time-limits.ts'
import { verifyBadRating } from './actions/verify-bad-rating.ts'
import { badRatingMoved, badRatingOpened, caseRated, ratingAmended } from './events.ts'
import { escalateMissed } from './jobs.ts'
import { reactions } from './reactions.ts'
import { badRating } from './views/bad-rating.ts'
import { countedRatings } from './views/counted-ratings.ts'
import { doubtedRatings } from './views/doubted-ratings.ts'
import { listDraft } from './views/list-draft.ts'
import { listedRatings } from './views/listed-ratings.ts'
import { monthList } from './views/month-list.ts'
import { myCaseRating } from './views/my-case-rating.ts'
import { publicRatings } from './views/public-ratings.ts'
import { rateableByCode } from './views/rateable-by-code.ts'
import { raterOf } from './views/rater.ts'
import { ratingDesk } from './views/rating-desk.ts'
import { ratingPicture } from './views/rating-picture.ts'
import { ratingOptions } from './views/rating-options.ts'
import { ratingsOfMine } from './views/ratings-of-mine.ts'
import { timeLimitsNow } from './views/time-limits-now.ts'

export const ratingsModule = defineModule({
  name: 'ratings',
  title: '好差评',
  uses: ['organs', 'identity', 'calendar', 'documents', 'notices', 'catalogue', 'cases'],
  permissions: [
    { word: 'ratings.rate', title: '评价自己的办件', heldBy: { citizen: 'own', 'enterprise-agent': 'own' } },
    {
      word: 'ratings.open-pad',
      title: '请面前的申请人评价，查看自己得到的评价',
      heldBy: { 'window-clerk': 'own-region', approver: 'own-organ', 'department-head': 'own-organ' },
    },
    {
      word: 'ratings.see',
      title: '查看差评整改台账',
      heldBy: { 'department-head': 'own-organ', supervisor: 'everywhere', 'centre-manager': 'own-region' },
    },
    {
      word: 'ratings.see-pictures',
      title: '查看评价附的图片（留痕）',
      heldBy: {
        'window-clerk': 'own-region',
        approver: 'own-organ',
        'department-head': 'own-organ',
        supervisor: 'everywhere',
        'centre-manager': 'own-region',
      },
    },
    { word: 'ratings.rectify', title: '核实和整改差评', heldBy: { 'department-head': 'own-organ' } },
    {
      word: 'ratings.supervise',
      title: '复核和回访差评',
      heldBy: { supervisor: 'everywhere', 'centre-manager': 'own-region' },
    },
    { word: 'ratings.see-rater', title: '查看差评评价人（留痕）', heldBy: { supervisor: 'everywhere' } },
    { word: 'ratings.sweep', title: '把逾期的差评报监督部门', heldBy: {} },
    { word: 'ratings.configure', title: '设置差评整改期限和红蓝榜口径', heldBy: { 'centre-manager': 'everywhere' } },
    { word: 'ratings.publish-lists', title: '公布和更正红蓝榜', heldBy: { 'centre-manager': 'everywhere' } },
  ],
  acts: [
    rateCase,
    amendRating,
    openPad,
    rateByCode,
    verifyBadRating,
    reviewFinding,
    rectify,
    recordReturnVisit,
    setTimeLimits,
    escalate,
    publishList,
    correctList,
    setListFormula,
  ],
  views: [
    myCaseRating,
    rateableByCode,
    ratingsOfMine,
    doubtedRatings,
    ratingOptions,
    publicRatings,
    ratingDesk,
    badRating,
    raterOf,
    ratingPicture,
    timeLimitsNow,
    monthList,
    listedRatings,
    listDraft,
    countedRatings,
  ],
  events: [caseRated, ratingAmended, badRatingOpened, badRatingMoved],
  reactions,
  jobs: [escalateMissed],
  folder: import.meta.dirname,
})
