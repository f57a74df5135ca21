/** Applications begun and not sent: go on, or throw away; and those a window has filed lately. Nothing is shown when there are none. */
import { Button } from 'antd'
import { useState } from 'react'
import { discardDraft, handedInForms, myDrafts } from '#modules/forms/contract.ts'
import { type RowOf, useAct, usePages, useView } from '../../client/hooks.ts'
import { Buttons, Card } from '../../ui/card.tsx'
import { MoreRows } from '../../ui/paged.tsx'
import { ReasonDialog } from '../../ui/reason-dialog.tsx'
import { fullMomentWords, momentWords } from '../../words/format.ts'
import { portalAccountWords as words } from '../../words/zh/portal-account.ts'
import { LinkButton } from '../link-button.tsx'
import css from './account.module.css'

type Draft = RowOf<typeof myDrafts>

export function DraftsCard() {
  const pages = usePages(myDrafts, { limit: 5 })
  const handedIn = useView(handedInForms, {}).data?.rows ?? []
  const [leaving, setLeaving] = useState<Draft>()
  const act = useAct(discardDraft)
  const close = () => {
    setLeaving(undefined)
    act.reset()
  }
  const discard = async () => {
    if (leaving && (await act.run({ id: leaving.id }))) close()
  }
  if (pages.rows.length + handedIn.length === 0) return null
  return (
    <Card title={pages.rows.length > 0 ? words.drafts : words.handedInTitle}>
      <ul className={css.rows}>
        {pages.rows.map((draft) => (
          <li key={draft.id}>
            <div>
              <p>{draft.itemName}</p>
              <p className={css.quiet} title={fullMomentWords(draft.savedAt)}>
                {draft.open ? words.draftOf(momentWords(draft.savedAt)) : words.draftClosed}
              </p>
              {draft.openedAt ? (
                <p className={css.quiet} title={fullMomentWords(draft.openedAt)}>
                  {words.draftOpened(momentWords(draft.openedAt), draft.openedAtPlace ?? words.someWindow)}
                </p>
              ) : null}
            </div>
            <Buttons>
              {draft.open ? (
                <LinkButton to="/apply/$itemId" params={{ itemId: draft.itemId }}>
                  {words.resume}
                </LinkButton>
              ) : null}
              <Button aria-label={`${words.discard} ${draft.itemName}`} onClick={() => setLeaving(draft)}>
                {words.discard}
              </Button>
            </Buttons>
          </li>
        ))}
        {handedIn.map((one) => (
          <li key={one.id}>
            <div>
              <p>{one.itemName}</p>
              <p className={css.quiet} title={fullMomentWords(one.handedInAt)}>
                {words.handedIn(momentWords(one.handedInAt))}
              </p>
            </div>
            <LinkButton to="/cases/$caseId" params={{ caseId: one.caseId }}>
              {words.seeCase}
            </LinkButton>
          </li>
        ))}
      </ul>
      <MoreRows pages={pages} />
      <ReasonDialog
        open={leaving !== undefined}
        title={words.discard}
        effect={words.discardEffect}
        verb={words.discard}
        danger
        reason="none"
        act={act}
        onConfirm={() => void discard()}
        onClose={close}
      />
    </Card>
  )
}
