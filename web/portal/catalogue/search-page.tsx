/** What was found for a question in one's own words, and an honest word when it was nothing. */
import { useSearch } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { noteUnanswered, searchItems } from '#modules/catalogue/contract.ts'
import { useAct, useView } from '../../client/hooks.ts'
import { Stack } from '../../ui/card.tsx'
import { PageTitle } from '../../ui/page-title.tsx'
import { Empty, ErrorBox, Loaded } from '../../ui/states.tsx'
import { catalogueWords } from '../../words/zh/portal-catalogue.ts'
import { portalWords } from '../../words/zh/portal.ts'
import { HelpLine } from '../help-line.tsx'
import { LinkButton } from '../link-button.tsx'
import { usePlace } from '../place.ts'
import { groupedByName, ItemRows } from './item-rows.tsx'
import css from './item-rows.module.css'
import { PlaceChoice } from './place-choice.tsx'
import { SearchBox } from './search-box.tsx'

/** Several places may offer the same: they become one row. */
const mostFound = 30
/** Where nothing was understood, a long list of guesses helps nobody. */
const fewGuessed = 6

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
      {({ items, sure }) =>
        items.length === 0 ? (
          <Stack>
            <Empty title={catalogueWords.nothingTitle}>
              <p>{catalogueWords.nothingText}</p>
            </Empty>
            <NotFound question={question} asked={catalogueWords.addThis} />
          </Stack>
        ) : (
          <Stack>
            {sure ? (
              <p aria-live="polite">{catalogueWords.results(question, groupedByName(items, place?.code).length)}</p>
            ) : (
              <div aria-live="polite">
                <h2>{catalogueWords.isItThis}</h2>
                <p>{catalogueWords.unsure(question)}</p>
              </div>
            )}
            <ItemRows items={sure ? items : items.slice(0, fewGuessed)} label={catalogueWords.searchTitle}>
              {(item) => (
                <details className={css.why}>
                  <summary>{catalogueWords.why}</summary>
                  <p>{item.why}</p>
                </details>
              )}
            </ItemRows>
            <NotFound question={question} asked={sure ? catalogueWords.notThese : catalogueWords.notFound} />
          </Stack>
        )
      }
    </Loaded>
  )
}

/** Questions told to the editors in this visit: going back and forth must not count one twice. */
const told = new Set<string>()

/** Tells the catalogue's editors what people ask in vain, and shows the other ways on: questions, all items, a person. */
function NotFound({ question, asked }: { question: string; asked: string }) {
  const note = useAct(noteUnanswered)
  const [noted, setNoted] = useState(told.has(question))
  const tell = async () => {
    if (!(await note.run({ question }))) return
    told.add(question)
    setNoted(true)
  }
  return (
    <section className={css.after} aria-label={asked}>
      {note.problem ? <ErrorBox problem={note.problem} /> : null}
      <p aria-live="polite">{noted ? catalogueWords.noted : null}</p>
      <div className={css.ways}>
        {noted ? null : (
          <Button loading={note.pending} onClick={() => void tell()}>
            {asked}
          </Button>
        )}
        <LinkButton primary={noted} to="/guide">
          {catalogueWords.askMe}
        </LinkButton>
        <LinkButton to="/items">{portalWords.allItems}</LinkButton>
      </div>
      <HelpLine />
    </section>
  )
}
