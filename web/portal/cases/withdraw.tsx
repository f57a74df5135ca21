/** Taking an application back, with the legal effect said before. */
import { Button } from 'antd'
import { useState } from 'react'
import { withdrawCase } from '#modules/cases/contract.ts'
import { useAct } from '../../client/hooks.ts'
import { ReasonDialog } from '../../ui/reason-dialog.tsx'
import { portalCaseWords as words } from '../../words/zh/portal-cases.ts'
import type { MyCase } from './case-page.tsx'

export function Withdraw({ file }: { file: MyCase }) {
  const [asking, setAsking] = useState(false)
  const act = useAct(withdrawCase)
  const open = file.acts.find((one) => one.act === 'withdraw')
  const close = () => {
    setAsking(false)
    act.reset()
  }
  const confirm = async (reason: string) => {
    if (await act.run({ caseId: file.id, reason })) close()
  }
  if (!open) return null
  return (
    <div>
      <Button danger onClick={() => setAsking(true)}>
        {words.withdraw}
      </Button>
      <ReasonDialog
        open={asking}
        title={words.withdrawTitle}
        effect={open.effect}
        verb={words.withdraw}
        danger
        reason={{ label: words.withdrawReason, least: 2 }}
        act={act}
        onConfirm={(reason) => void confirm(reason)}
        onClose={close}
      />
    </div>
  )
}
