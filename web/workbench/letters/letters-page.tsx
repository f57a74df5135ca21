/** The letters of one's body, and which of them it words itself. */
import { Link } from '@tanstack/react-router'
import { letterKindsOf } from '#modules/cases/contract.ts'
import { useView } from '../../client/hooks.ts'
import { Card, Stack } from '../../ui/card.tsx'
import { PageTitle } from '../../ui/page-title.tsx'
import { Empty, Loaded } from '../../ui/states.tsx'
import { StateTag } from '../../ui/state-tag.tsx'
import { momentWords } from '../../words/format.ts'
import { draftWords } from '../../words/zh/work-drafts.ts'
import { workLetterWords as words } from '../../words/zh/work-letters.ts'
import css from './letters.module.css'

export function LettersPage() {
  const view = useView(letterKindsOf, {})
  return (
    <Stack>
      <PageTitle text={words.page} />
      <p>{words.pageText}</p>
      <p>
        <Link to={'/work/letters/unopened' as string}>{words.unopenedPage}</Link>
      </p>
      <Loaded of={view} lines={8}>
        {({ bodies }) =>
          bodies.length === 0 ? (
            <Empty title={words.none}>{words.noneText}</Empty>
          ) : (
            <Stack>
              {bodies.map((body) => (
                <Card key={body.organId} title={body.organName}>
                  <ul className={css.blocks}>
                    {body.kinds.map((one) => (
                      <li key={one.kind}>
                        <Link to={`/work/letters/${body.organId}/${one.kind}` as string}>{one.name}</Link>
                        <p className={css.quiet}>
                          {one.version ? (
                            <>
                              <StateTag tone="success">{words.own(one.version)}</StateTag> {momentWords(one.since!)}
                            </>
                          ) : (
                            words.builtIn
                          )}
                        </p>
                        {one.draft ? (
                          <p>
                            <StateTag tone="warning">{words.draft}</StateTag>{' '}
                            {draftWords.draftBy(one.draft.by, momentWords(one.draft.at))}
                          </p>
                        ) : null}
                      </li>
                    ))}
                  </ul>
                </Card>
              ))}
            </Stack>
          )
        }
      </Loaded>
    </Stack>
  )
}
