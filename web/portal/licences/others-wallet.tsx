/** The licences of everybody one may act for beside whoever one acts for now, in the same wallet. */
import { useNavigate } from '@tanstack/react-router'
import { Button } from 'antd'
import type { OutputOf } from '#kernel/contract.ts'
import { switchMandate } from '#modules/identity/contract.ts'
import { myWallet } from '#modules/licences/contract.ts'
import { useAct, useView } from '../../client/hooks.ts'
import { Columns, Stack } from '../../ui/card.tsx'
import { ErrorBox } from '../../ui/states.tsx'
import { licenceWords as words } from '../../words/zh/portal-licences.ts'
import { CardFace } from './licences-page.tsx'
import css from './licences.module.css'

type Group = OutputOf<typeof myWallet>['groups'][number]

export function OthersWallet() {
  const { data, problem, again } = useView(myWallet, {})
  if (problem) return <ErrorBox problem={problem} onRetry={again} />
  const others = data?.groups.filter((group) => !group.acting) ?? []
  return others.map((group) => <OneGroup key={group.id} group={group} />)
}

/** A page of somebody else's licence is theirs: one acts for them before it opens, and the record says so. */
function OneGroup({ group: { id, name, mandateId, rows, more } }: { group: Group }) {
  const navigate = useNavigate()
  const act = useAct(switchMandate)
  const own = mandateId === undefined
  const takeUp = async (licenceId?: string) => {
    if (!(await act.run({ mandateId: mandateId ?? null }))) return
    if (licenceId) await navigate({ to: '/licences/$licenceId', params: { licenceId } })
  }
  return (
    <section aria-labelledby={`wallet-${id}`}>
      <Stack>
        <h2 id={`wallet-${id}`} className={css.group}>
          {own ? words.own : words.others(name)}
        </h2>
        {own ? null : <p className={css.quiet}>{words.othersText}</p>}
        {act.problem ? <ErrorBox problem={act.problem} /> : null}
        {rows.length === 0 ? <p className={css.quiet}>{words.noneOfTheirs}</p> : null}
        <Columns least="320px">
          {rows.map((licence) => (
            <CardFace
              key={licence.id}
              licence={licence}
              opener={
                <button
                  type="button"
                  className={`${css.open} ${css.plain}`}
                  disabled={act.pending}
                  aria-label={own ? words.openAsSelf(licence.title) : words.openAs(licence.title, name)}
                  onClick={() => void takeUp(licence.id)}
                >
                  {licence.title}
                </button>
              }
            />
          ))}
        </Columns>
        {more ? (
          <Button loading={act.pending} onClick={() => void takeUp()}>
            {own ? words.moreOwn : words.moreOf(name)}
          </Button>
        ) : null}
      </Stack>
    </section>
  )
}
