/** What the platform above has been told, what it refused, and what waits. */
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import type { OutputOf } from '#kernel/contract.ts'
import { exchangeState, sendNow } from '#modules/exchange/contract.ts'
import { useAct, useView } from '../../client/hooks.ts'
import { useCan } from '../../client/session.ts'
import { Buttons, Card, Stack } from '../../ui/card.tsx'
import { PageTitle } from '../../ui/page-title.tsx'
import { StandInBadge } from '../../ui/stand-in-badge.tsx'
import { Empty, ErrorBox, Loaded } from '../../ui/states.tsx'
import { momentWords } from '../../words/format.ts'
import { factWords } from '../../words/zh/facts.ts'
import { exchangeWords as words } from '../../words/zh/work-exchange.ts'
import { History } from './history.tsx'
import { RowList } from './row-list.tsx'
import { Totals } from './totals.tsx'

type State = OutputOf<typeof exchangeState>

export function ExchangePage() {
  const state = useView(exchangeState, {}, { everySeconds: 30 })
  const can = useCan()
  return (
    <Stack>
      <PageTitle text={words.title} />
      <Loaded of={state}>{(now) => <Standing of={now} />}</Loaded>
      <p>
        <Link to={'/work/exchange/facts' as string}>{factWords.work.to}</Link>
      </p>
      <Totals />
      <RowList operates={state.data?.can.includes('resend') ?? false} />
      {state.data?.on && can('cases.offer-history') ? <History /> : null}
    </Stack>
  )
}

function Standing({ of }: { of: State }) {
  const act = useAct(sendNow)
  const [said, setSaid] = useState<string>()
  if (!of.on) return <Empty title={words.off}>{words.offText}</Empty>
  const send = async () => {
    const answer = await act.run({})
    if (!answer) return setSaid(undefined)
    const { sent, accepted, refused, later, error } = answer
    return setSaid(error ? words.acts.notSent(sent, error) : words.acts.sent(sent, accepted, refused, later))
  }
  return (
    <Card title={words.upper} extra={of.standIn ? <StandInBadge of={words.standIn} /> : null}>
      <p>{words.to(of.host!, of.source)}</p>
      <p>{of.waitingSince ? words.waitsSince(momentWords(of.waitingSince)) : words.nothingWaits}</p>
      {of.blocked > 0 ? <p>{words.blocked(of.blocked)}</p> : null}
      {of.lastBatch ? <p>{lastWords(of.lastBatch)}</p> : null}
      <Buttons>
        {of.can.includes('send') ? (
          <Button type="primary" loading={act.pending} onClick={() => void send()}>
            {words.acts.sendNow}
          </Button>
        ) : null}
        <Link to={'/work/exchange/days' as string}>{words.acts.days}</Link>
      </Buttons>
      <output>{said}</output>
      {act.problem ? <ErrorBox problem={act.problem} /> : null}
    </Card>
  )
}

function lastWords({ at, rows, accepted, error }: NonNullable<State['lastBatch']>): string {
  const when = momentWords(at)
  return error ? words.lastFailed(when, error) : words.lastBatch(when, rows, accepted)
}
