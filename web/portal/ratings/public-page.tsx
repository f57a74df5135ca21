/** 评价公开: what applicants said, and what was done about it. Nobody is named. */
import { publicRatings } from '#modules/ratings/contract.ts'
import { usePages } from '../../client/hooks.ts'
import { Card, Stack } from '../../ui/card.tsx'
import { FactList } from '../../ui/fact-list.tsx'
import { PageTitle } from '../../ui/page-title.tsx'
import { MoreRows } from '../../ui/paged.tsx'
import { Empty, Loaded } from '../../ui/states.tsx'
import { dateWords } from '../../words/format.ts'
import { monthListWords } from '../../words/zh/month-lists.ts'
import { portalRatingWords } from '../../words/zh/portal-ratings.ts'
import { LinkButton } from '../link-button.tsx'
import css from './ratings.module.css'

const words = portalRatingWords.public

export function PublicRatingsPage() {
  const pages = usePages(publicRatings, { limit: 20 })
  return (
    <Stack>
      <PageTitle text={words.title} />
      <p>{words.intro}</p>
      <div>
        <LinkButton to="/ratings/lists">{monthListWords.toLists}</LinkButton>
      </div>
      <Loaded of={{ ...pages, data: pages.first }}>
        {() => (pages.rows.length === 0 ? <Empty title={words.empty} /> : <Said rows={pages.rows} />)}
      </Loaded>
      <MoreRows pages={pages} />
    </Stack>
  )
}

function Said({ rows }: { rows: ReturnType<typeof usePages<typeof publicRatings>>['rows'] }) {
  return (
    <ul className={css.public}>
      {rows.map((row) => (
        <li key={row.id}>
          <Card title={row.itemName} extra={row.levelTitle}>
            <FactList
              facts={[
                { key: 'organ', label: words.organ, value: row.organName },
                { key: 'on', label: portalRatingWords.ratedAt, value: dateWords(row.ratedOn) },
                ...(row.reasons.length > 0
                  ? [{ key: 'reasons', label: portalRatingWords.chosenReasons, value: row.reasons.join('、') }]
                  : []),
                ...(row.words ? [{ key: 'words', label: portalRatingWords.said, value: row.words }] : []),
                ...(row.reply ? [{ key: 'reply', label: words.reply, value: row.reply }] : []),
                ...(row.outcomeTitle ? [{ key: 'outcome', label: words.outcome, value: row.outcomeTitle }] : []),
              ]}
            />
          </Card>
        </li>
      ))}
    </ul>
  )
}
