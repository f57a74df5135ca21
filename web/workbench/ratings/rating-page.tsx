/** One bad rating: what was said, what has been done about it, and the next step. */
import { Link, useParams } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import type { OutputOf } from '#kernel/contract.ts'
import {
  badRating,
  outcomeTitles,
  raterOf,
  ratingChannelTitles,
  type Step,
  stepTitles,
} from '#modules/ratings/contract.ts'
import { useView } from '../../client/hooks.ts'
import { useCan } from '../../client/session.ts'
import { Buttons, Card, Columns, Stack } from '../../ui/card.tsx'
import { DueWord } from '../../ui/due-word.tsx'
import { FactList } from '../../ui/fact-list.tsx'
import { PageTitle } from '../../ui/page-title.tsx'
import { ErrorBox } from '../../ui/states.tsx'
import { StateTag } from '../../ui/state-tag.tsx'
import { Timeline } from '../../ui/timeline.tsx'
import { momentWords } from '../../words/format.ts'
import { workRatingWords as words } from '../../words/zh/work-ratings.ts'
import { PageLoaded } from '../page-loaded.tsx'
import { PictureLinks } from './picture-links.tsx'
import { StepDialog } from './step-dialogs.tsx'

export type BadRating = OutputOf<typeof badRating>

const facts = words.facts

export function RatingPage() {
  const { ratingId } = useParams({ strict: false })
  const page = useView(badRating, { id: ratingId! })
  return (
    <PageLoaded of={page} title={words.one}>
      {(rating) => <OneRating rating={rating} />}
    </PageLoaded>
  )
}

function OneRating({ rating }: { rating: BadRating }) {
  const [asking, setAsking] = useState<Step>()
  return (
    <Stack>
      <PageTitle text={`${words.one} ${rating.itemName}`}>{rating.itemName}</PageTitle>
      <Buttons>
        {rating.can.length === 0 ? <p>{words.none}</p> : null}
        {rating.can.map((step, at) => (
          <Button key={step} type={at === 0 ? 'primary' : 'default'} onClick={() => setAsking(step)}>
            {stepTitles[step]}
          </Button>
        ))}
      </Buttons>
      <Columns least="400px">
        <Card
          title={rating.levelTitle}
          extra={
            <StateTag tone={rating.dueOn ? 'warning' : 'neutral'}>
              {rating.escalated ? words.escalated(rating.stateTitle) : rating.stateTitle}
            </StateTag>
          }
        >
          <FactList
            facts={[
              { key: 'reasons', label: facts.reasons, value: rating.reasons.join('、') },
              { key: 'words', label: facts.words, value: rating.words ?? facts.noWords },
              ...(rating.pictures > 0
                ? [
                    {
                      key: 'pictures',
                      label: facts.pictures,
                      value: <PictureLinks id={rating.id} count={rating.pictures} />,
                    },
                  ]
                : []),
              { key: 'at', label: facts.ratedAt, value: momentWords(rating.ratedAt) },
              { key: 'channel', label: facts.channel, value: ratingChannelTitles[rating.channel] },
              { key: 'organ', label: facts.organ, value: rating.organName },
              { key: 'handler', label: facts.handler, value: rating.handlerName },
              {
                key: 'case',
                label: facts.case,
                value: (
                  <Link to={`/work/cases/${rating.caseId}` as string}>
                    {rating.caseNumber}
                    <span className="unseen">，{words.toCase}</span>
                  </Link>
                ),
              },
              ...(rating.remaining === undefined
                ? []
                : [
                    {
                      key: 'due',
                      label: facts.due,
                      value: <DueWord remaining={rating.remaining} dueOn={rating.dueOn} />,
                    },
                  ]),
              ...(rating.reply ? [{ key: 'reply', label: facts.reply, value: rating.reply }] : []),
              ...(rating.outcome
                ? [{ key: 'outcome', label: facts.outcome, value: outcomeTitles[rating.outcome] }]
                : []),
            ]}
          />
          <Rater id={rating.id} />
        </Card>
        <Card title={words.history}>
          <Timeline
            label={words.history}
            entries={rating.history.map((entry, at) => ({
              key: `${entry.at}${at}`,
              title: entry.title,
              state: 'done',
              at: entry.at,
              children: (
                <>
                  <p>{entry.by}</p>
                  {entry.words ? <p>{entry.words}</p> : null}
                </>
              ),
            }))}
          />
        </Card>
      </Columns>
      {asking ? <StepDialog key={asking} step={asking} rating={rating} onClose={() => setAsking(undefined)} /> : null}
    </Stack>
  )
}

/** Who rated is asked for on purpose: the look is recorded. */
function Rater({ id }: { id: string }) {
  const can = useCan()
  const [asked, setAsked] = useState(false)
  const rater = useView(raterOf, { id }, { when: asked })
  if (!can('ratings.see-rater')) return null
  if (rater.data) return <p>{words.raterIs(rater.data.name, rater.data.phone)}</p>
  return (
    <Stack>
      <p>{words.raterEffect}</p>
      <Buttons>
        <Button loading={rater.waiting} onClick={() => setAsked(true)}>
          {words.rater}
        </Button>
      </Buttons>
      {rater.problem ? <ErrorBox problem={rater.problem} /> : null}
    </Stack>
  )
}
