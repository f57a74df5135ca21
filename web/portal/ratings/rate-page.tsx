/** 好差评: rate a case once, and follow what a bad rating sets going. */
import { useParams } from '@tanstack/react-router'
import { myCaseRating } from '#modules/ratings/contract.ts'
import { useView } from '../../client/hooks.ts'
import { Stack } from '../../ui/card.tsx'
import { PageTitle } from '../../ui/page-title.tsx'
import { Empty, Loaded } from '../../ui/states.tsx'
import { portalRatingWords as words } from '../../words/zh/portal-ratings.ts'
import { CitizenOnly } from '../account/citizen-only.tsx'
import { LinkButton } from '../link-button.tsx'
import { OwnRating } from './own-rating.tsx'
import { RateForm } from './rate-form.tsx'

export function RatePage() {
  const { caseId } = useParams({ from: '/portal/cases/$caseId/rate' })
  return (
    <CitizenOnly to={words.to}>
      {() => (
        <Stack>
          <PageTitle text={words.title} />
          <Rating caseId={caseId} />
          <div>
            <LinkButton to="/cases/$caseId" params={{ caseId }}>
              {words.backToCase}
            </LinkButton>
          </div>
        </Stack>
      )}
    </CitizenOnly>
  )
}

function Rating({ caseId }: { caseId: string }) {
  const view = useView(myCaseRating, { caseId })
  return (
    <Loaded of={view}>
      {({ mayRate, rating }) => {
        if (rating) return <OwnRating caseId={caseId} rating={rating} />
        if (mayRate) return <RateForm caseId={caseId} />
        return <Empty title={words.notNow}>{words.notNowText}</Empty>
      }}
    </Loaded>
  )
}
