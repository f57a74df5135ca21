/** Who handles an item instead of its own body, or beside it: since when, in whose name, by which paper. */
import { Link, useParams } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import type { OutputOf } from '#kernel/contract.ts'
import { delegationDesk, delegationKinds, endDelegation } from '#modules/catalogue/contract.ts'
import { useAct, useView } from '../../../client/hooks.ts'
import { Card, Stack } from '../../../ui/card.tsx'
import { type Column, KeysetTable } from '../../../ui/keyset-table.tsx'
import { PageTitle } from '../../../ui/page-title.tsx'
import { ReasonDialog } from '../../../ui/reason-dialog.tsx'
import { Empty } from '../../../ui/states.tsx'
import { StateTag } from '../../../ui/state-tag.tsx'
import { fullDateWords, momentWords } from '../../../words/format.ts'
import { workLevelsWords } from '../../../words/zh/work-levels.ts'
import { PageLoaded } from '../../page-loaded.tsx'
import page from '../catalogue.module.css'
import { wholeList } from '../whole-list.ts'
import { TableExport } from '../../../ui/table-export.tsx'
import { DelegateForm } from './delegate-form.tsx'

const words = workLevelsWords.delegation
const tones = { coming: 'info', running: 'success', ended: 'neutral' } as const

type Desk = OutputOf<typeof delegationDesk>
type Delegation = Desk['delegations'][number]
const titles = words.columns

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
        <KeysetTable
          caption={words.list}
          columns={columnsWith(can.includes('end-delegation') ? setEnding : undefined)}
          pages={wholeList(delegations)}
          rowKey={(one) => one.id}
          exports={
            <TableExport
              name={words.list}
              columns={columnsWith(can.includes('end-delegation') ? setEnding : undefined)}
              rows={delegations}
            />
          }
          empty={<Empty title={words.none}>{words.noneText}</Empty>}
        />
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

function columnsWith(
  onEnd: ((one: Delegation) => void) | undefined,
): readonly [Column<Delegation>, ...Column<Delegation>[]] {
  return [
    { key: 'organ', title: titles.organ, cell: (one) => one.organName, text: (one) => one.organName },
    {
      key: 'kind',
      title: titles.kind,
      cell: (one) => delegationKinds[one.kind],
      text: (one) => delegationKinds[one.kind],
    },
    {
      key: 'dates',
      title: titles.dates,
      cell: (one) => (
        <>
          <StateTag tone={tones[one.state]}>{words.states[one.state]}</StateTag> {datesOf(one)}
        </>
      ),
      text: datesOf,
    },
    { key: 'seal', title: titles.seal, cell: (one) => one.sealOf, text: (one) => one.sealOf },
    {
      key: 'basis',
      title: titles.basis,
      cell: (one) => (
        <>
          {one.basis}
          <br />
          <span className={page.quiet}>{told(one)}</span>
        </>
      ),
      text: (one) => `${one.basis}；${told(one)}`,
    },
    {
      key: 'act',
      title: titles.act,
      cell: (one) =>
        onEnd && one.state !== 'ended' ? (
          <Button danger onClick={() => onEnd(one)}>
            {words.end}
            <span className="unseen">{one.organName}</span>
          </Button>
        ) : (
          '—'
        ),
    },
  ]
}

function datesOf({ fromOn, untilOn }: Delegation): string {
  return words.from(fullDateWords(fromOn), untilOn && fullDateWords(untilOn))
}

function told({ endedBy, endedBecause, madeBy, madeAt }: Delegation): string {
  return endedBy ? words.ended(endedBy, endedBecause ?? '') : words.made(madeBy, momentWords(madeAt))
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
      act={act}
      onConfirm={(reason) => void end(reason)}
      onClose={onClose}
    />
  )
}
