/** What waits for the legal representative of the firm, and how earlier ones ended. */
import { cosignatures } from '#modules/cases/contract.ts'
import { usePages } from '../../client/hooks.ts'
import { Card, Stack } from '../../ui/card.tsx'
import { PageTitle } from '../../ui/page-title.tsx'
import { Paged } from '../../ui/paged.tsx'
import { StateTag } from '../../ui/state-tag.tsx'
import { Empty } from '../../ui/states.tsx'
import { momentWords } from '../../words/format.ts'
import { cosignWords as words } from '../../words/zh/portal-cosign.ts'
import css from '../account/account.module.css'
import { ActingLine } from '../account/acting-line.tsx'
import { CitizenOnly } from '../account/citizen-only.tsx'
import { LinkButton } from '../link-button.tsx'
import { ActAs } from './act-as.tsx'
import { toneOf } from './cosign-tone.ts'

export function CosignListPage() {
  return (
    <CitizenOnly to={words.to}>
      {(account) => (
        <Stack>
          <PageTitle text={words.title} />
          <ActingLine account={account} />
          <p className={css.text}>{words.listText}</p>
          {account.onBehalfOf?.kind === 'enterprise' ? (
            <Rows />
          ) : (
            <>
              <p>{words.onlyFirm}</p>
              <ActAs account={account} />
            </>
          )}
        </Stack>
      )}
    </CitizenOnly>
  )
}

function Rows() {
  const pages = usePages(cosignatures, {})
  return (
    <Paged pages={pages} empty={<Empty title={words.none}>{words.noneText}</Empty>}>
      {(rows) => (
        <Card>
          <ul className={css.rows}>
            {rows.map((row) => (
              <li key={row.id}>
                <div>
                  <p>
                    {row.itemName} <StateTag tone={toneOf(row.status)}>{row.statusTitle}</StateTag>
                  </p>
                  <p className={css.quiet}>{words.drafted(row.draftedBy, momentWords(row.submittedAt))}</p>
                  {row.words ? (
                    <p className={css.quiet}>
                      {words.said}：{row.words}
                    </p>
                  ) : null}
                </div>
                <LinkButton
                  primary={row.can.includes('confirm')}
                  to="/confirmations/$id"
                  params={{ id: row.id }}
                  aria-label={`${row.can.includes('confirm') ? words.pageTitle : words.toList} ${row.itemName}`}
                >
                  {row.can.includes('confirm') ? words.pageTitle : words.open}
                </LinkButton>
              </li>
            ))}
          </ul>
        </Card>
      )}
    </Paged>
  )
}
