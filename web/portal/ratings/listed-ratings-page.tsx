/** The ratings a published figure counts. Nobody is named. */
import { Link } from '@tanstack/react-router'
import { type ListedKind, listedKinds, listedRatings } from '#modules/ratings/contract.ts'
import { usePages } from '../../client/hooks.ts'
import { useAddressState } from '../../ui/address-state.ts'
import { Card, Stack } from '../../ui/card.tsx'
import { FactList } from '../../ui/fact-list.tsx'
import { PageTitle } from '../../ui/page-title.tsx'
import { MoreRows } from '../../ui/paged.tsx'
import { Empty, Loaded } from '../../ui/states.tsx'
import { dateWords } from '../../words/format.ts'
import { monthListWords } from '../../words/zh/month-lists.ts'
import { onlyOf } from './only-of.ts'
import css from './ratings.module.css'

const words = monthListWords.ratings

export function ListedRatingsPage() {
  const [{ month = '', revision = '', kind, subject = '', only }] = useAddressState()
  const asked = { kind: listedKinds.find((one) => one === kind) ?? ('organ' as ListedKind), only: onlyOf(only) }
  const pages = usePages(listedRatings, { month, revision, subjectId: subject, ...asked, limit: 20 })
  return (
    <Stack>
      <PageTitle text={words.title} />
      <Loaded of={{ ...pages, data: pages.first }}>
        {({ name }) => (
          <>
            <p>{words.about(name, monthListWords.monthOf(month), asked.only)}</p>
            <p>{words.note}</p>
            {pages.rows.length === 0 ? <Empty title={words.empty} /> : null}
          </>
        )}
      </Loaded>
      <ul className={css.public}>
        {pages.rows.map((row) => (
          <li key={row.id}>
            <Card title={row.itemName} extra={row.levelTitle}>
              <FactList
                facts={[
                  { key: 'organ', label: words.organ, value: row.organName },
                  { key: 'on', label: words.on, value: dateWords(row.ratedOn) },
                  ...(row.words ? [{ key: 'words', label: words.words, value: row.words }] : []),
                ]}
              />
            </Card>
          </li>
        ))}
      </ul>
      <MoreRows pages={pages} />
      <Link to="/ratings/lists" search={{ month, revision }}>
        {words.back}
      </Link>
    </Stack>
  )
}
