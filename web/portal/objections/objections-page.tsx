/** 我的异议: what one objected to, until when it is answered, and the answers. */
import { myObjections } from '#modules/oversight/contract.ts'
import { usePages } from '../../client/hooks.ts'
import { Card, Stack } from '../../ui/card.tsx'
import { MomentTime } from '../../ui/moment-time.tsx'
import { PageTitle } from '../../ui/page-title.tsx'
import { Paged } from '../../ui/paged.tsx'
import { Empty } from '../../ui/states.tsx'
import { objectionWords as words } from '../../words/zh/objections.ts'
import css from '../account/account.module.css'
import { CitizenOnly } from '../account/citizen-only.tsx'
import { ObjectionState } from './object-to-use.tsx'

export function ObjectionsPage() {
  return <CitizenOnly to={words.mine}>{() => <Mine />}</CitizenOnly>
}

function Mine() {
  const pages = usePages(myObjections, { limit: 20 })
  return (
    <Stack>
      <PageTitle text={words.mine} />
      <p className={css.text}>{words.mineText}</p>
      <Paged pages={pages} empty={<Empty title={words.none}>{words.noneText}</Empty>}>
        {(rows) =>
          rows.map((one) => (
            <Card key={one.id} title={one.thingTitle}>
              <Stack>
                <ObjectionState of={one} />
                <p>
                  {words.used(one.usedBy, one.purpose)} <MomentTime at={one.usedAt} />
                </p>
                <p>{one.words}</p>
                {one.answer ? <p>{words.answer(one.answer)}</p> : null}
              </Stack>
            </Card>
          ))
        }
      </Paged>
    </Stack>
  )
}
