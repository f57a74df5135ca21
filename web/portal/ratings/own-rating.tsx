/** What one said, and how far its mending has come. */
import type { OutputOf } from '#kernel/contract.ts'
import { Button } from 'antd'
import { useState } from 'react'
import { fileContent } from '#modules/documents/contract.ts'
import { amendRating, type myCaseRating } from '#modules/ratings/contract.ts'
import { addressOf } from '../../client/call.ts'
import { useAct } from '../../client/hooks.ts'
import { Buttons, Card, Stack } from '../../ui/card.tsx'
import { FactList } from '../../ui/fact-list.tsx'
import { StateTag } from '../../ui/state-tag.tsx'
import { Timeline } from '../../ui/timeline.tsx'
import { dateWords, momentWords } from '../../words/format.ts'
import { portalRatingWords as words } from '../../words/zh/portal-ratings.ts'
import { Face } from './face.tsx'
import { SayForm } from './rate-form.tsx'
import css from './ratings.module.css'

type Rating = NonNullable<OutputOf<typeof myCaseRating>['rating']>

export function OwnRating({ caseId, rating }: { caseId: string; rating: Rating }) {
  const [amending, setAmending] = useState(false)
  return (
    <Stack>
      <Card title={words.mine}>
        <p className={css.given}>
          <Face level={rating.level} />
          <strong>{rating.levelTitle}</strong>
        </p>
        <FactList
          facts={[
            ...(rating.reasons.length > 0
              ? [{ key: 'reasons', label: words.chosenReasons, value: rating.reasons.join('、') }]
              : []),
            ...(rating.words ? [{ key: 'words', label: words.said, value: rating.words }] : []),
            ...(rating.pictures.length > 0
              ? [
                  {
                    key: 'pictures',
                    label: words.pictures.given,
                    value: rating.pictures.map((one) => (
                      <a
                        key={one.documentId}
                        className={css.picture}
                        href={addressOf(fileContent, { id: one.documentId })}
                        target="_blank"
                        rel="noreferrer"
                      >
                        {one.name}
                      </a>
                    )),
                  },
                ]
              : []),
            { key: 'at', label: words.ratedAt, value: momentWords(rating.ratedAt) },
            ...(rating.former && rating.amendedAt
              ? [
                  { key: 'amended', label: words.amendedAt, value: momentWords(rating.amendedAt) },
                  {
                    key: 'former',
                    label: words.former,
                    value: [rating.former.levelTitle, rating.former.words].filter(Boolean).join('，'),
                  },
                ]
              : []),
          ]}
        />
        <p aria-live="polite">{words.thanks}</p>
        {rating.mayAmend && !amending ? (
          <Buttons>
            <Button onClick={() => setAmending(true)}>{words.amend}</Button>
          </Buttons>
        ) : null}
      </Card>
      {rating.mayAmend && amending ? <Amend caseId={caseId} pictures={rating.pictures} /> : null}
      {rating.rectification ? <Mending loop={rating.rectification} /> : null}
    </Stack>
  )
}

function Amend({ caseId, pictures }: { caseId: string; pictures: Rating['pictures'] }) {
  const act = useAct(amendRating)
  return (
    <Stack>
      <p>{words.amendText}</p>
      <SayForm
        act={act}
        verb={words.amendVerb}
        pictures={pictures.map(({ documentId, name }) => ({ id: documentId, name }))}
        submit={(said) => void act.run({ caseId, ...said })}
      />
    </Stack>
  )
}

function Mending({ loop }: { loop: NonNullable<Rating['rectification']> }) {
  const over = loop.dueOn === undefined
  return (
    <Card title={words.loop} extra={<StateTag tone={over ? 'success' : 'info'}>{loop.stateTitle}</StateTag>}>
      <Stack>
        {loop.reply ? (
          <p>
            <strong>{words.reply}：</strong>
            {loop.reply}
          </p>
        ) : null}
        <Timeline
          label={words.loop}
          entries={[
            ...loop.history.map((entry, at) => ({
              key: String(at),
              title: entry.title,
              state: 'done' as const,
              at: entry.at,
              children: entry.words,
            })),
            ...(loop.dueOn
              ? [
                  {
                    key: 'next',
                    title: loop.stateTitle,
                    state: 'current' as const,
                    when: words.dueOn(dateWords(loop.dueOn)),
                  },
                ]
              : []),
          ]}
        />
      </Stack>
    </Card>
  )
}
