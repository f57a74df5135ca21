/** The pictures of a rating, opened one by one: each look is on record. */
import { ratingPicture } from '#modules/ratings/contract.ts'
import { addressOf } from '../../client/call.ts'
import { workRatingWords as words } from '../../words/zh/work-ratings.ts'

export function PictureLinks({ id, count }: { id: string; count: number }) {
  return (
    <>
      {Array.from({ length: count }, (_, at) => (
        <span key={at}>
          <a href={addressOf(ratingPicture, { id, no: at + 1 })} target="_blank" rel="noreferrer">
            {words.picture(at + 1)}
          </a>{' '}
        </span>
      ))}
      <span>{words.pictureLogged}</span>
    </>
  )
}
