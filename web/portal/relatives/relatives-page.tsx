/** Who may act for me, for whom I may act, and a new authorisation. */
import { Button } from 'antd'
import { useState } from 'react'
import { myRelatives, revokeMandate } from '#modules/identity/contract.ts'
import { type RowOf, useAct, usePages } from '../../client/hooks.ts'
import { Card, Stack } from '../../ui/card.tsx'
import { PageTitle } from '../../ui/page-title.tsx'
import { Paged } from '../../ui/paged.tsx'
import { ReasonDialog } from '../../ui/reason-dialog.tsx'
import { StateTag } from '../../ui/state-tag.tsx'
import { Empty } from '../../ui/states.tsx'
import { dateWords } from '../../words/format.ts'
import { portalAccountWords } from '../../words/zh/portal-account.ts'
import { relativeWords as words } from '../../words/zh/relatives.ts'
import css from '../account/account.module.css'
import { CitizenOnly } from '../account/citizen-only.tsx'
import { ActAs } from '../cosign/act-as.tsx'
import { AuthoriseRelative } from './authorise-relative.tsx'

type Row = RowOf<typeof myRelatives>

export function RelativesPage() {
  return (
    <CitizenOnly to={words.to}>
      {(account) => (
        <Stack>
          <PageTitle text={words.title} />
          <p className={css.text}>{words.text}</p>
          <p className={css.text}>{words.childText}</p>
          <Mandates which="given" />
          <Mandates which="held" />
          <Card title={words.give}>
            {account.onBehalfOf ? <ActAs account={account} selfOnly /> : <AuthoriseRelative />}
          </Card>
        </Stack>
      )}
    </CitizenOnly>
  )
}

function Mandates({ which }: { which: 'given' | 'held' }) {
  const pages = usePages(myRelatives, { which })
  const [ending, setEnding] = useState<Row>()
  const [said, setSaid] = useState('')
  const act = useAct(revokeMandate)
  const given = which === 'given'
  const verb = given ? words.revoke : words.lay
  const close = () => {
    setEnding(undefined)
    act.reset()
  }
  const end = async () => {
    if (!ending || !(await act.run({ id: ending.id }))) return
    setSaid(words.revoked)
    close()
  }
  return (
    <Card title={given ? words.mine : words.held}>
      <p aria-live="polite" className={css.saved}>
        {said}
      </p>
      <Paged pages={pages} empty={<Empty title={given ? words.noneMine : words.noneHeld} />}>
        {(rows) => (
          <ul className={css.rows}>
            {rows.map((one) => (
              <li key={one.id}>
                <div>
                  <p>
                    {one.name} <span className={css.quiet}>{one.idMasked}</span>{' '}
                    <StateTag tone={one.live ? 'success' : 'neutral'}>
                      {one.live ? portalAccountWords.live : portalAccountWords.ended}
                    </StateTag>
                  </p>
                  <p className={css.quiet}>{aboutOf(one, given)}</p>
                </div>
                {one.can.includes('revoke') ? (
                  <Button danger aria-label={`${verb} ${one.name}`} onClick={() => setEnding(one)}>
                    {verb}
                  </Button>
                ) : null}
              </li>
            ))}
          </ul>
        )}
      </Paged>
      <ReasonDialog
        open={ending !== undefined}
        title={verb}
        effect={given ? words.revokeEffect(ending?.name ?? '') : words.layEffect(ending?.name ?? '')}
        verb={verb}
        danger
        reason="none"
        act={act}
        onConfirm={() => void end()}
        onClose={close}
      />
    </Card>
  )
}

function aboutOf(one: Row, given: boolean): string {
  return [
    given ? words.myRelation(one.relationTitle) : words.theirRelation(one.relationTitle),
    one.basisTitle,
    ...(one.papers ? [words.papers(one.papers)] : []),
    portalAccountWords.from(dateWords(one.validFrom)),
    one.validTo ? portalAccountWords.until(dateWords(one.validTo)) : portalAccountWords.forever,
    one.itemIds ? portalAccountWords.someItems(one.itemIds.length) : portalAccountWords.allItems,
  ].join('，')
}
