/** What was found for a question in one's own words, and an honest word when it was nothing. */
import { Link, useSearch } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { noteUnanswered, searchItems } from '#modules/catalogue/contract.ts'
import { useAct, useView } from '../../client/hooks.ts'
import { Stack } from '../../ui/card.tsx'
import { PageTitle } from '../../ui/page-title.tsx'
import { Empty, ErrorBox, Loaded } from '../../ui/states.tsx'
import { catalogueWords } from '../../words/zh/portal-catalogue.ts'
import { portalWords } from '../../words/zh/portal.ts'
import { usePlace } from '../place.ts'
import { groupedByName, ItemRows } from './item-rows.tsx'
import css from './item-rows.module.css'
import { PlaceChoice } from './place-choice.tsx'
import { SearchBox } from './search-box.tsx'

/** Several places may offer the same: they become one row. */
const mostFound = 30

export function SearchPage() {
  const { q = '' } = useSearch({ from: '/portal/search' })
  return (
    <Stack>
      <PageTitle text={catalogueWords.searchTitle} />
      <SearchBox key={q} question={q} />
      <PlaceChoice />
      {q.trim() === '' ? null : <Answers key={q} question={q.trim()} />}
    </Stack>
  )
}

function Answers({ question }: { question: string }) {
  const place = usePlace()
  const found = useView(searchItems, { q: question, region: place?.code, limit: mostFound })
  return (
    <Loaded of={found} lines={8}>
      {({ items }) =>
        items.length === 0 ? (
          <Empty
            title={catalogueWords.nothingTitle}
            action={<Missing question={question} word={catalogueWords.addThis} />}
          >
            <p>{catalogueWords.nothingText}</p>
          </Empty>
        ) : (
          <Stack>
            <p aria-live="polite">{catalogueWords.results(question, groupedByName(items, place?.code).length)}</p>
            <ItemRows items={items} label={catalogueWords.searchTitle}>
              {(item) => (
                <details className={css.why}>
                  <summary>{catalogueWords.why}</summary>
                  <p>{item.why}</p>
                </details>
              )}
            </ItemRows>
            <Missing question={question} word={catalogueWords.notThese} />
          </Stack>
        )
      }
    </Loaded>
  )
}

/** Tells the catalogue's editors what people ask in vain. */
function Missing({ question, word }: { question: string; word: string }) {
  const note = useAct(noteUnanswered)
  const [noted, setNoted] = useState(false)
  const tell = async () => {
    if (await note.run({ question })) setNoted(true)
  }
  return (
    <Stack>
      {note.problem ? <ErrorBox problem={note.problem} /> : null}
      <p aria-live="polite">{noted ? catalogueWords.noted : null}</p>
      <div className={css.after}>
        {noted ? null : (
          <Button loading={note.pending} onClick={() => void tell()}>
            {word}
          </Button>
        )}
        <Link to="/items" className={css.open}>
          {portalWords.allItems}
        </Link>
      </div>
    </Stack>
  )
}
