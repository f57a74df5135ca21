/** All published items, the most used first, for people or for enterprises. */
import { Link, useSearch } from '@tanstack/react-router'
import { type ItemCard, itemList } from '#modules/catalogue/contract.ts'
import { usePages } from '../../client/hooks.ts'
import { Stack } from '../../ui/card.tsx'
import { PageTitle } from '../../ui/page-title.tsx'
import { MoreRows } from '../../ui/paged.tsx'
import { Empty, ErrorBox, Waiting } from '../../ui/states.tsx'
import { catalogueWords } from '../../words/zh/portal-catalogue.ts'
import { usePlace } from '../place.ts'
import { ItemRows } from './item-rows.tsx'
import css from '../tabs.module.css'
import { PlaceChoice } from './place-choice.tsx'

const choices = [
  { audience: undefined, word: catalogueWords.everyone, title: catalogueWords.allItemsTitle },
  { audience: '1', word: catalogueWords.person, title: catalogueWords.personTitle },
  { audience: '2', word: catalogueWords.enterprise, title: catalogueWords.enterpriseTitle },
] as const

export function ItemsPage() {
  const search = useSearch({ from: '/portal/items' })
  const chosen = choices.find((one) => one.audience === search.for) ?? choices[0]
  return (
    <Stack>
      <PageTitle text={chosen.title} />
      <nav aria-label={catalogueWords.audience} className={css.tabs}>
        {choices.map((one) => (
          <Link
            key={one.word}
            to="/items"
            search={one.audience ? { for: one.audience } : {}}
            className={css.tab}
            activeOptions={{ exact: true, includeSearch: true }}
          >
            {one.word}
          </Link>
        ))}
      </nav>
      <PlaceChoice />
      <Items audience={chosen.audience} title={chosen.title} />
    </Stack>
  )
}

function Items({ audience, title }: { audience: ItemCard['audience'][number] | undefined; title: string }) {
  const place = usePlace()
  const pages = usePages(itemList, { audience, region: place?.code })
  if (pages.problem && pages.rows.length === 0) return <ErrorBox problem={pages.problem} onRetry={pages.again} />
  if (pages.waiting) return <Waiting lines={8} />
  if (pages.rows.length === 0) return <Empty title={catalogueWords.noItems}>{catalogueWords.noItemsText}</Empty>
  return (
    <Stack>
      <ItemRows items={pages.rows} label={title} />
      <MoreRows pages={pages} />
    </Stack>
  )
}
