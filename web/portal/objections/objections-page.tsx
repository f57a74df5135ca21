/** 我的异议: what one objected to, until when it is answered, and the answers. */
import { Button } from 'antd'
import { myObjections } from '#modules/oversight/contract.ts'
import { usePages } from '../../client/hooks.ts'
import { Card, Stack } from '../../ui/card.tsx'
import { MomentTime } from '../../ui/moment-time.tsx'
import { PageTitle } from '../../ui/page-title.tsx'
import { Empty, ErrorBox, Waiting } from '../../ui/states.tsx'
import { objectionWords as words } from '../../words/zh/objections.ts'
import { uiWords } from '../../words/zh/ui.ts'
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
      {pages.waiting ? <Waiting lines={4} /> : null}
      {pages.problem ? <ErrorBox problem={pages.problem} onRetry={pages.again} /> : null}
      {!pages.waiting && !pages.problem && pages.rows.length === 0 ? (
        <Empty title={words.none}>{words.noneText}</Empty>
      ) : null}
      {pages.rows.map((one) => (
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
      ))}
      {pages.hasMore ? (
        <Button loading={pages.loadingMore} onClick={pages.loadMore}>
          {uiWords.more}
        </Button>
      ) : null}
    </Stack>
  )
}
