/** A case beside the list: enough to know whether to open it. */
import { useNavigate } from '@tanstack/react-router'
import { Button } from 'antd'
import { type CaseListRow, casePage, channelTitles } from '#modules/cases/contract.ts'
import { useView } from '../../client/hooks.ts'
import { Buttons } from '../../ui/card.tsx'
import { FactList } from '../../ui/fact-list.tsx'
import { ScrollArea } from '../../ui/scroll-area.tsx'
import { Loaded } from '../../ui/states.tsx'
import { momentWords } from '../../words/format.ts'
import { workCaseWords as words } from '../../words/zh/work-cases.ts'
import { Clocks } from './clocks.tsx'
import css from './worklist.module.css'

export function CasePreview({ row, onClose }: { row: CaseListRow; onClose: () => void }) {
  const navigate = useNavigate()
  const page = useView(casePage, { caseId: row.id })
  return (
    <ScrollArea as="aside" className={css.preview} label={words.preview}>
      <div className={css.previewHead}>
        <h2>{row.itemName}</h2>
        <Button aria-label={words.closePreview} onClick={onClose}>
          <span aria-hidden="true">×</span>
        </Button>
      </div>
      <Loaded of={page}>
        {(file) => (
          <>
            <Buttons>
              <Button type="primary" onClick={() => void navigate({ to: `/work/cases/${row.id}` as string })}>
                {words.openCase}
              </Button>
            </Buttons>
            <FactList
              facts={[
                { key: 'status', label: words.columns.step, value: file.statusTitle },
                { key: 'applicant', label: words.facts.applicant, value: file.applicant.name },
                { key: 'identifier', label: words.facts.identifier, value: file.applicant.identifierMasked },
                { key: 'filed', label: words.facts.filed, value: momentWords(file.filedAt) },
                { key: 'channel', label: words.facts.channel, value: channelTitles[file.channel] },
                {
                  key: 'acts',
                  label: words.acts.label,
                  value: file.acts.map((act) => act.title).join('、') || words.acts.none,
                },
              ]}
            />
            <Clocks clock={file.clock} deemed={file.deemed} />
          </>
        )}
      </Loaded>
    </ScrollArea>
  )
}
