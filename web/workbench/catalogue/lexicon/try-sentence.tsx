/** A sentence as the lexicon hears it, and the items it gives now. */
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { type FormEvent, useState } from 'react'
import type { OutputOf } from '#kernel/contract.ts'
import { tryQuestion } from '#modules/catalogue/contract.ts'
import { useView } from '../../../client/hooks.ts'
import { Card, Stack } from '../../../ui/card.tsx'
import { TextField } from '../../../ui/field.tsx'
import { Empty, Loaded } from '../../../ui/states.tsx'
import { StateTag } from '../../../ui/state-tag.tsx'
import { workLexiconWords } from '../../../words/zh/work-lexicon.ts'
import css from './lexicon.module.css'

const words = workLexiconWords.try
type Tried = OutputOf<typeof tryQuestion>

export function TrySentence({ sentence, onTry }: { sentence: string; onTry: (sentence: string) => void }) {
  const [typed, setTyped] = useState(sentence)
  const tried = useView(tryQuestion, { q: sentence }, { when: sentence !== '' })
  const ask = (event: FormEvent) => {
    event.preventDefault()
    onTry(typed.trim())
  }
  return (
    <Card title={words.title}>
      <Stack>
        <form className={css.ask} onSubmit={ask}>
          <TextField
            label={words.sentence}
            required
            type="search"
            placeholder={words.placeholder}
            maxLength={200}
            value={typed}
            onChange={setTyped}
          />
          <Button htmlType="submit">{words.verb}</Button>
        </form>
        {sentence === '' ? (
          <p className={css.quiet}>{words.waiting}</p>
        ) : (
          <Loaded of={tried} lines={6}>
            {(answer) => <Answer tried={answer} />}
          </Loaded>
        )}
      </Stack>
    </Card>
  )
}

function Answer({ tried: { understood, items } }: { tried: Tried }) {
  return (
    <Stack>
      <h3>{words.understood}</h3>
      {understood.length === 0 ? <p>{words.nothingUnderstood}</p> : null}
      <ul className={css.heard}>
        {understood.map(({ text, object, act, how }) => (
          <li key={`${text}/${object}/${act}/${how}`}>
            {words.heard(text, [object, act].filter(Boolean).join(' · '))}
            <StateTag tone={how === 'said' ? 'success' : 'warning'}>{words.hows[how]}</StateTag>
          </li>
        ))}
      </ul>
      <h3>{words.found}</h3>
      {items.length === 0 ? <Empty title={words.nothingFound}>{words.nothingFoundText}</Empty> : null}
      <ol className={css.found} aria-label={words.found}>
        {items.map((item) => (
          <li key={item.id}>
            <Link to={`/items/${item.id}` as string}>{item.name}</Link>　{item.organName}
            <p className={css.why}>
              {item.why}　{words.score(item.score)}
            </p>
          </li>
        ))}
      </ol>
    </Stack>
  )
}
