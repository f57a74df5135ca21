/** What one may do with the case now, as the server says it. */
import { Button } from 'antd'
import { useState } from 'react'
import { withdrawCase } from '#modules/cases/contract.ts'
import { myCaseRating } from '#modules/ratings/contract.ts'
import { useAct, useView } from '../../client/hooks.ts'
import { Buttons } from '../../ui/card.tsx'
import { ReasonDialog } from '../../ui/reason-dialog.tsx'
import { portalCaseWords as words } from '../../words/zh/portal-cases.ts'
import { LinkButton } from '../link-button.tsx'
import type { MyCase } from './case-page.tsx'

export function CaseActs({ file }: { file: MyCase }) {
  const rating = useView(myCaseRating, { caseId: file.id }).data
  const withdraw = file.acts.find((one) => one.act === 'withdraw')
  if (!file.licenceId && !withdraw && !rating?.mayRate && !rating?.rating) return null
  return (
    <Buttons>
      {file.licenceId ? (
        <LinkButton primary to="/licences/$licenceId" params={{ licenceId: file.licenceId }}>
          {words.licence}
        </LinkButton>
      ) : null}
      {rating?.mayRate || rating?.rating ? (
        <LinkButton to="/cases/$caseId/rate" params={{ caseId: file.id }}>
          {rating.rating ? words.myRating : words.rate}
        </LinkButton>
      ) : null}
      {withdraw ? <Withdraw caseId={file.id} effect={withdraw.effect} /> : null}
    </Buttons>
  )
}

function Withdraw({ caseId, effect }: { caseId: string; effect: string }) {
  const [asking, setAsking] = useState(false)
  const act = useAct(withdrawCase)
  const close = () => {
    setAsking(false)
    act.reset()
  }
  const confirm = async (reason: string) => {
    if (await act.run({ caseId, reason })) close()
  }
  return (
    <>
      <Button danger onClick={() => setAsking(true)}>
        {words.withdraw}
      </Button>
      <ReasonDialog
        open={asking}
        title={words.withdrawTitle}
        effect={effect}
        verb={words.withdraw}
        danger
        reason={{ label: words.withdrawReason, least: 2 }}
        pending={act.pending}
        problem={act.problem}
        onConfirm={(reason) => void confirm(reason)}
        onClose={close}
      />
    </>
  )
}
