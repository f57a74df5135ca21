/** Who handles an item instead of its own body, or beside it: since when, in whose name, by which paper. */
import { Link, useParams } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import type { OutputOf } from '#kernel/contract.ts'
import { delegationDesk, delegationKinds, endDelegation } from '#modules/catalogue/contract.ts'
import { useAct, useView } from '../../../client/hooks.ts'
import { Card, Stack } from '../../../ui/card.tsx'
import { PageTitle } from '../../../ui/page-title.tsx'
import { ReasonDialog } from '../../../ui/reason-dialog.tsx'
import { Empty } from '../../../ui/states.tsx'
import { StateTag } from '../../../ui/state-tag.tsx'
import { fullDateWords, momentWords } from '../../../words/format.ts'
import { workLevelsWords } from '../../../words/zh/work-levels.ts'
import { PageLoaded } from '../../page-loaded.tsx'
import tables from '../../table.module.css'
import page from '../catalogue.module.css'
import { DelegateForm } from './delegate-form.tsx'

const words = workLevelsWords.delegation
const tones = { coming: 'info', running: 'success', ended: 'neutral' } as const

type Desk = OutputOf<typeof delegationDesk>
type Delegation = Desk['delegations'][number]

export function DelegationsPage() {
  const { itemId } = useParams({ strict: false })
  const desk = useView(delegationDesk, { id: itemId! })
  return (
    <PageLoaded of={desk} title={words.title}>
      {(found) => <Delegations desk={found} />}
    </PageLoaded>
  )
}

function Delegations({ desk }: { desk: Desk }) {
  const { item, own, delegations, can } = desk
  const [ending, setEnding] = useState<Delegation>()
  const running = delegations.some((one) => one.state === 'running')
  return (
    <Stack>
      <PageTitle text={words.of(item.name)} />
      <p className={page.quiet}>
        {item.organName}　{item.code}
      </p>
      <p>
        <Link to={`/work/catalogue/${item.id}` as string}>{words.back}</Link>
      </p>
      <p>
        <strong>
          {own ? (running ? words.ownAlso(item.organName) : words.ownYes(item.organName)) : words.ownNo(item.organName)}
        </strong>
        {item.published ? null : words.unpublished}
      </p>
      <Card title={words.list}>
        {delegations.length === 0 ? (
          <Empty title={words.none}>{words.noneText}</Empty>
        ) : (
          <Kept delegations={delegations} onEnd={can.includes('end-delegation') ? setEnding : undefined} />
        )}
      </Card>
      {can.includes('delegate-item') ? (
        <Card title={words.add}>
          <DelegateForm key={delegations.length} itemId={item.id} />
        </Card>
      ) : null}
      {ending ? <EndDialog delegation={ending} onClose={() => setEnding(undefined)} /> : null}
    </Stack>
  )
}

function Kept({ delegations, onEnd }: { delegations: readonly Delegation[]; onEnd?: (one: Delegation) => void }) {
  const titles = words.columns
  return (
    // A table may be wider than a phone: it scrolls by itself, also with the keyboard.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <section className={tables.scroll} aria-label={words.list} tabIndex={0}>
      <table className={tables.table}>
        <caption className="unseen">{words.list}</caption>
        <thead>
          <tr>
            {[titles.organ, titles.kind, titles.dates, titles.seal, titles.basis, titles.act].map((title) => (
              <th key={title} scope="col" className={tables.text}>
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {delegations.map((one) => (
            <tr key={one.id}>
              <th scope="row">{one.organName}</th>
              <td className={tables.text}>{delegationKinds[one.kind]}</td>
              <td className={tables.text}>
                <StateTag tone={tones[one.state]}>{words.states[one.state]}</StateTag>
                <br />
                {words.from(fullDateWords(one.fromOn), one.untilOn && fullDateWords(one.untilOn))}
              </td>
              <td className={tables.text}>{one.sealOf}</td>
              <td className={tables.text}>
                {one.basis}
                <br />
                <span className={page.quiet}>
                  {one.endedBy
                    ? words.ended(one.endedBy, one.endedBecause ?? '')
                    : words.made(one.madeBy, momentWords(one.madeAt))}
                </span>
              </td>
              <td className={tables.text}>
                {onEnd && one.state !== 'ended' ? (
                  <Button danger onClick={() => onEnd(one)}>
                    {words.end}
                    <span className="unseen">{one.organName}</span>
                  </Button>
                ) : (
                  '—'
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function EndDialog({ delegation, onClose }: { delegation: Delegation; onClose: () => void }) {
  const act = useAct(endDelegation)
  const end = async (reason: string) => {
    if (await act.run({ id: delegation.id, reason })) onClose()
  }
  return (
    <ReasonDialog
      open
      title={words.endOf(delegation.organName)}
      effect={words.endEffect(delegation.organName)}
      verb={words.end}
      danger
      reason={{ least: 2, longest: 400 }}
      pending={act.pending}
      problem={act.problem}
      onConfirm={(reason) => void end(reason)}
      onClose={onClose}
    />
  )
}
