/** The one-time password, seen once: printed for the person and gone. */
import { Button } from 'antd'
import { Buttons, Card, Stack } from '../../ui/card.tsx'
import { FactList } from '../../ui/fact-list.tsx'
import { PageTitle } from '../../ui/page-title.tsx'
import { PrintButton, PrintHeader } from '../../ui/print-button.tsx'
import { citizenDeskWords } from '../../words/zh/work-citizens.ts'
import css from './people.module.css'

const words = citizenDeskWords.slip

export type Slip = { name: string; username: string; password: string; renewed: boolean }

export function AccountSlip({ slip, onDone }: { slip: Slip; onDone: () => void }) {
  return (
    <Stack className={css.slip}>
      <PrintHeader title={words.paper} />
      <PageTitle text={slip.renewed ? words.renewed(slip.name) : words.opened(slip.name)} />
      <p className="not-printed">{words.text}</p>
      <Card>
        <Stack>
          <p>{words.own}</p>
          <FactList
            facts={[
              { key: 'name', label: words.name, value: slip.name },
              { key: 'username', label: words.username, value: slip.username },
              { key: 'password', label: words.password, value: <span className={css.password}>{slip.password}</span> },
              { key: 'where', label: words.where, value: `${window.location.origin}/sign-in` },
            ]}
          />
        </Stack>
      </Card>
      <Buttons>
        <PrintButton label={words.print} />
        <Button type="primary" onClick={onDone}>
          {words.done}
        </Button>
      </Buttons>
    </Stack>
  )
}
