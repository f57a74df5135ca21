/** 我的材料用在了哪里: each time a material handed in before stood for another, with the way to object. */
import { Link } from '@tanstack/react-router'
import { materialUses } from '#modules/cases/contract.ts'
import { myObjections } from '#modules/oversight/contract.ts'
import { usePages, useView } from '../../client/hooks.ts'
import { Card, Stack } from '../../ui/card.tsx'
import { MomentTime } from '../../ui/moment-time.tsx'
import { PageTitle } from '../../ui/page-title.tsx'
import { Paged } from '../../ui/paged.tsx'
import { Empty } from '../../ui/states.tsx'
import { materialUseWords as words } from '../../words/zh/material-uses.ts'
import css from '../account/account.module.css'
import { CitizenOnly } from '../account/citizen-only.tsx'
import { ObjectToUse } from './object-to-use.tsx'

export function MaterialUsesPage() {
  return <CitizenOnly to={words.to}>{() => <Uses />}</CitizenOnly>
}

function Uses() {
  const pages = usePages(materialUses, { limit: 20 })
  const raised = useView(myObjections, { limit: 100 })
  return (
    <Stack>
      <PageTitle text={words.title} />
      <p className={css.text}>{words.text}</p>
      <Paged pages={pages} empty={<Empty title={words.none}>{words.noneText}</Empty>}>
        {(rows) =>
          rows.map((use) => (
            <Card key={use.id} title={use.materialName}>
              <Stack>
                <p>{words.used(use.by, use.purpose)}</p>
                <p>
                  {words.at}
                  <MomentTime at={use.at} />
                </p>
                <p>
                  <Link to="/cases/$caseId" params={{ caseId: use.fromCaseId }}>
                    {words.from}
                  </Link>
                </p>
                {raised.data ? (
                  <ObjectToUse
                    line={{ ledger: 'material', useId: use.id, by: use.by, purpose: use.purpose }}
                    raised={raised.data.rows.find((one) => one.useId === use.id)}
                  />
                ) : null}
              </Stack>
            </Card>
          ))
        }
      </Paged>
    </Stack>
  )
}
