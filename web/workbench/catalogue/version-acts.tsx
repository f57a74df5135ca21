/** Submitting, returning and publishing: the second person's desk. */
import { Button } from 'antd'
import { useState } from 'react'
import { recallDraft, returnDraft, submitDraft } from '#modules/catalogue/contract.ts'
import { useAct } from '../../client/hooks.ts'
import { ActButtons } from '../../ui/act-buttons.tsx'
import { workCatalogueWords as words } from '../../words/zh/work-catalogue.ts'
import type { Version } from './version-page.tsx'
import { AlreadyHeld } from './rehearsal/already-held.tsx'
import { PublishDialog } from './versions/publish-dialog.tsx'

export function VersionActs({ version, unsaved = false }: { version: Version; unsaved?: boolean }) {
  const [publishing, setPublishing] = useState(false)
  const submit = useAct(submitDraft)
  const recall = useAct(recallDraft)
  const giveBack = useAct(returnDraft)
  const { id, revision, can } = version
  const faulty = version.faults.length > 0
  return (
    <>
      <ActButtons
        acts={[
          can.includes('return-draft') && {
            verb: words.return,
            effect: words.returnEffect,
            reason: { least: 2, longest: 400 },
            act: giveBack,
            run: (reason) => giveBack.run({ id, reason }),
          },
          can.includes('recall-draft') && {
            verb: words.recall,
            effect: words.recallEffect,
            reason: 'none',
            act: recall,
            run: () => recall.run({ id }),
          },
          can.includes('submit-draft') && {
            verb: words.submit,
            effect: words.submitEffect,
            primary: true,
            notYet: unsaved ? words.saveFirst : faulty ? words.mendFirst : undefined,
            reason: 'none',
            act: submit,
            run: () => submit.run({ id, revision }),
            more: <AlreadyHeld versionId={id} brief />,
          },
        ]}
      >
        {can.includes('publish-version') ? (
          <Button type="primary" onClick={() => setPublishing(true)}>
            {words.publish}
          </Button>
        ) : null}
      </ActButtons>
      <PublishDialog versionId={id} open={publishing} onClose={() => setPublishing(false)} />
    </>
  )
}
