/** Facts about ratings that modules below may follow; for lists read the view `ratings.v_rating`. */
export { badRatingMoved, badRatingOpened, caseRated, ratingAmended } from './events.ts'
