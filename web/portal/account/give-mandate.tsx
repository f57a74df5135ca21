/** A new mandate of a firm: for whom, until when, for what, and whether its legal representative confirms each submission. */
import { useState } from 'react'
import { giveMandate } from '#modules/identity/contract.ts'
import { useAct } from '../../client/hooks.ts'
import { TickField } from '../../ui/field.tsx'
import { portalAccountWords as words } from '../../words/zh/portal-account.ts'
import { cosignWords } from '../../words/zh/portal-cosign.ts'
import css from './account.module.css'
import { AuthorityForm } from './authority-form.tsx'

const labels = {
  name: words.agentName,
  idNumber: words.agentId,
  validToHelp: words.validToHelp,
  give: words.giveButton,
  given: words.given,
}

export function GiveMandate({ enterpriseId }: { enterpriseId: string }) {
  const [coSigned, setCoSigned] = useState(false)
  const act = useAct(giveMandate)
  return (
    <AuthorityForm
      labels={labels}
      personField="agent"
      audience="2"
      act={act}
      atEnd={
        <>
          <TickField label={cosignWords.coSigned} checked={coSigned} onChange={setCoSigned} />
          <p className={css.quiet}>{cosignWords.coSignedHelp}</p>
        </>
      }
      give={async ({ person, ...rest }) => {
        if (!(await act.run({ enterpriseId, agent: person, coSigned, ...rest }))) return false
        setCoSigned(false)
        return true
      }}
    />
  )
}
