/** The paper mandate of a firm: who it names, and the scans of what the clerk has seen. */
import { useState } from 'react'
import { recordMandate } from '#modules/counter/contract.ts'
import { largestUpload, uploadFile, uploadTypes } from '#modules/documents/contract.ts'
import { call } from '../../client/call.ts'
import { useAct } from '../../client/hooks.ts'
import { AuthorityForm } from '../../portal/account/authority-form.tsx'
import { useScanner } from '../counter/scan-papers.tsx'
import { Stack } from '../../ui/card.tsx'
import { TickField } from '../../ui/field.tsx'
import { FileDrop, type KeptFile } from '../../ui/file-drop.tsx'
import { cosignWords } from '../../words/zh/portal-cosign.ts'
import { citizenDeskWords } from '../../words/zh/work-citizens.ts'

const words = citizenDeskWords.agents
const accept = Object.values(uploadTypes).flatMap((one) =>
  one === 'JPG' ? ['.jpg', '.jpeg'] : [`.${one.toLowerCase()}`],
)
const MOST_SCANS = 5

export function RecordMandate({ enterpriseId }: { enterpriseId: string }) {
  const [coSigned, setCoSigned] = useState(false)
  const [scans, setScans] = useState<KeptFile[]>([])
  const act = useAct(recordMandate)
  const scanner = useScanner()
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
          <FileDrop
            otherWay={scanner}
            label={words.scans}
            files={scans}
            accept={accept}
            maxBytes={largestUpload}
            most={MOST_SCANS}
            error={(tried && scans.length === 0 ? words.scansEmpty : undefined) ?? act.fieldErrors.scans}
            upload={async (file, options) => {
              const { id, name, size } = await call(uploadFile, { name: file.name, content: file }, options)
              return { id, name, bytes: size }
            }}
            onKept={(file) => setScans((now) => [...now, file])}
            onRemove={(file) => setScans((now) => now.filter(({ id }) => id !== file.id))}
          />
        )}
        atEnd={<TickField label={cosignWords.coSigned} checked={coSigned} onChange={setCoSigned} />}
        give={async ({ person, ...rest }) => {
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
