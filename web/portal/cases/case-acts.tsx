/** What one may look at or say once the case has come that far, as the server says it. */
import { myCaseRating } from '#modules/ratings/contract.ts'
import { useView } from '../../client/hooks.ts'
import { Buttons } from '../../ui/card.tsx'
import { portalCaseWords as words } from '../../words/zh/portal-cases.ts'
import { LinkButton } from '../link-button.tsx'
import type { MyCase } from './case-page.tsx'

export function CaseActs({ file }: { file: MyCase }) {
  const rating = useView(myCaseRating, { caseId: file.id }).data
  const rateable = rating?.mayRate || rating?.rating
  if (!file.licenceId && !rateable) return null
  return (
    <Buttons>
      {file.licenceId ? (
        <LinkButton primary to="/licences/$licenceId" params={{ licenceId: file.licenceId }}>
          {words.licence}
        </LinkButton>
      ) : null}
      {rateable ? (
        <LinkButton to="/cases/$caseId/rate" params={{ caseId: file.id }}>
          {rating.rating ? words.myRating : words.rate}
        </LinkButton>
      ) : null}
    </Buttons>
  )
}
