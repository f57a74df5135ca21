/** Submitting, returning and publishing: the second person's desk. */
import { Button } from 'antd'
import { useState } from 'react'
import { recallDraft, returnDraft, submitDraft } from '#modules/catalogue/contract.ts'
import { useAct } from '../../client/hooks.ts'
import { Buttons } from '../../ui/card.tsx'
import { ReasonDialog } from '../../ui/reason-dialog.tsx'
import { workCatalogueWords as words } from '../../words/zh/work-catalogue.ts'
import type { Version } from './version-page.tsx'
import { AlreadyHeld } from './rehearsal/already-held.tsx'
import { PublishDialog } from './versions/publish-dialog.tsx'

type Asking = 'submit' | 'recall' | 'publish' | 'return'

export function VersionActs({ version, unsaved = false }: { version: Version; unsaved?: boolean }) {
  const [asking, setAsking] = useState<Asking>()
  const submit = useAct(submitDraft)
  const recall = useAct(recallDraft)
  const giveBack = useAct(returnDraft)
  const close = () => setAsking(undefined)
  const closeAfter = async (answer: Promise<unknown>) => {
    if (await answer) close()
  }
  const faulty = version.faults.length > 0
  return (
    <>
      <Buttons>
        {version.can.includes('publish-version') ? (
          <Button type="primary" onClick={() => setAsking('publish')}>
            {words.publish}
          </Button>
        ) : null}
        {version.can.includes('return-draft') ? (
          <Button onClick={() => setAsking('return')}>{words.return}</Button>
        ) : null}
        {version.can.includes('recall-draft') ? (
          <Button onClick={() => setAsking('recall')}>{words.recall}</Button>
        ) : null}
        {version.can.includes('submit-draft') ? (
          <Button
            type="primary"
            disabled={unsaved || faulty}
            title={unsaved ? words.saveFirst : faulty ? words.mendFirst : undefined}
            onClick={() => setAsking('submit')}
          >
            {words.submit}
          </Button>
        ) : null}
      </Buttons>
      <ReasonDialog
        open={asking === 'submit'}
        title={words.submit}
        effect={words.submitEffect}
        verb={words.submit}
        reason="none"
        pending={submit.pending}
        problem={submit.problem}
        onConfirm={() => void closeAfter(submit.run({ id: version.id, revision: version.revision }))}
        onClose={close}
      >
        {asking === 'submit' ? <AlreadyHeld versionId={version.id} brief /> : null}
      </ReasonDialog>
      <ReasonDialog
        open={asking === 'recall'}
        title={words.recall}
        effect={words.recallEffect}
        verb={words.recall}
        reason="none"
        pending={recall.pending}
        problem={recall.problem}
        onConfirm={() => void closeAfter(recall.run({ id: version.id }))}
        onClose={close}
      />
      <PublishDialog versionId={version.id} open={asking === 'publish'} onClose={close} />
      <ReasonDialog
        open={asking === 'return'}
        title={words.return}
        effect={words.returnEffect}
        verb={words.return}
        reason={{ least: 2, longest: 400 }}
        pending={giveBack.pending}
        problem={giveBack.problem}
        onConfirm={(reason) => void closeAfter(giveBack.run({ id: version.id, reason }))}
        onClose={close}
      />
    </>
  )
}
