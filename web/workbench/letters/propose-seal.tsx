/** A body without a seal gets one by two people: this is the first of them. */
import { Button } from 'antd'
import { useState } from 'react'
import { proposeSeal } from '#modules/documents/contract.ts'
import { useAct } from '../../client/hooks.ts'
import { SelectField } from '../../ui/field.tsx'
import { ReasonDialog } from '../../ui/reason-dialog.tsx'
import { workSealWords as words } from '../../words/zh/work-seals.ts'

export function ProposeSeal({ bodies }: { bodies: readonly { organId: string; name: string }[] }) {
  const act = useAct(proposeSeal)
  const [asking, setAsking] = useState(false)
  const [organId, setOrganId] = useState('')
  const [tried, setTried] = useState(false)
  const close = () => {
    setAsking(false)
    setTried(false)
  }
  const confirm = async (reason: string) => {
    setTried(true)
    if (organId && (await act.run({ organId, reason }))) close()
  }
  return (
    <div>
      <Button onClick={() => setAsking(true)}>{words.propose}</Button>
      <ReasonDialog
        open={asking}
        title={words.propose}
        effect={words.proposeEffect}
        verb={words.proposeVerb}
        reason={{ least: 2 }}
        act={act}
        onConfirm={(reason) => void confirm(reason)}
        onClose={close}
      >
        <SelectField
          label={words.body}
          required
          options={bodies.map(({ organId: value, name }) => ({ value, label: name }))}
          emptyWord={words.chooseBody}
          value={organId}
          error={tried && !organId ? words.bodyEmpty : undefined}
          onChange={setOrganId}
        />
      </ReasonDialog>
    </div>
  )
}
