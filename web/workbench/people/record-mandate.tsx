/** The paper mandate of a firm: who it names, and the scans of what the clerk has seen. */
import { useState } from 'react'
import { recordMandate } from '#modules/counter/contract.ts'
import { useAct } from '../../client/hooks.ts'
import { AuthorityForm } from '../../portal/account/authority-form.tsx'
import { PapersField, useComingPapers } from '../counter/papers-field.tsx'
import { Stack } from '../../ui/card.tsx'
import { TickField } from '../../ui/field.tsx'
import type { KeptFile } from '../../ui/file-drop.tsx'
import { cosignWords } from '../../words/zh/portal-cosign.ts'
import { citizenDeskWords } from '../../words/zh/work-citizens.ts'

const words = citizenDeskWords.agents
const MOST_SCANS = 5

export function RecordMandate({ enterpriseId }: { enterpriseId: string }) {
  const [coSigned, setCoSigned] = useState(false)
  const [scans, setScans] = useState<readonly KeptFile[]>([])
  const act = useAct(recordMandate)
  const papers = useComingPapers()
  return (
    <Stack>
      <p>{words.paperText}</p>
      <AuthorityForm
        labels={{
          name: words.agentName,
          idNumber: words.agentId,
          validToHelp: words.validToHelp,
          give: words.button,
          given: words.done,
        }}
        personField="agent"
        audience="2"
        act={act}
        complete={scans.length > 0}
        renderAfterPerson={(tried) => (
          <PapersField
            {...papers.field}
            label={words.scans}
            files={scans}
            most={MOST_SCANS}
            error={(tried && scans.length === 0 ? words.scansEmpty : undefined) ?? act.fieldErrors.scans}
            onChange={setScans}
          />
        )}
        atEnd={<TickField label={cosignWords.coSigned} checked={coSigned} onChange={setCoSigned} />}
        give={async ({ person, ...rest }) => {
          if (papers.mustWait()) return false
          const wish = { enterpriseId, agent: person, coSigned, scans: scans.map(({ id }) => id), ...rest }
          if (!(await act.run(wish))) return false
          setCoSigned(false)
          setScans([])
          return true
        }}
      />
    </Stack>
  )
}
