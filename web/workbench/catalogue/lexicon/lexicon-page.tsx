/** How people say it and which things they mean: try a sentence, teach a word, see the effect; what nobody could answer waits below. */
import { useState } from 'react'
import { unansweredQuestions } from '#modules/catalogue/contract.ts'
import { useView } from '../../../client/hooks.ts'
import { useAddressState } from '../../../ui/address-state.ts'
import { Stack } from '../../../ui/card.tsx'
import { PageTitle } from '../../../ui/page-title.tsx'
import { workLexiconWords as words } from '../../../words/zh/work-lexicon.ts'
import { Chips } from '../../chips.tsx'
import { DeskTabs } from '../desk-tabs.tsx'
import css from './lexicon.module.css'
import { Questions } from './questions.tsx'
import { Sayings } from './sayings.tsx'
import { TeachForm } from './teach-form.tsx'
import { Things } from './things.tsx'
import { TrySentence } from './try-sentence.tsx'

const sections = ['questions', 'sayings', 'things'] as const

export function LexiconPage() {
  const [state, change] = useAddressState()
  const sentence = state.q ?? ''
  const section = sections.find((one) => one === state.show) ?? 'questions'
  const questions = useView(unansweredQuestions, { limit: 1 })
  const [answered, setAnswered] = useState<string>()
  const [taught, setTaught] = useState<string>()
  const teach = (question: string) => {
    setAnswered(question)
    setTaught(undefined)
    change({ q: question })
    scrollTo({ top: 0 })
  }
  return (
    <Stack>
      <PageTitle text={words.title} />
      <DeskTabs />
      <p className={css.quiet}>{words.intro}</p>
      <output className={css.taught}>{taught ? words.teach.taught(taught) : null}</output>
      <div className={css.desk}>
        <TrySentence key={sentence} sentence={sentence} onTry={(q) => change({ q })} />
        <TeachForm
          key={`${answered ?? ''}/${sentence}`}
          sentence={sentence}
          question={answered}
          onDrop={() => setAnswered(undefined)}
          onTaught={(said) => {
            setTaught(said)
            setAnswered(undefined)
            if (sentence === '') change({ q: said })
          }}
        />
      </div>
      <Chips
        label={words.sections.label}
        look="tabs"
        value={section}
        chips={sections.map((value) => ({
          value,
          label: words.sections[value],
          count: value === 'questions' && questions.data ? { count: questions.data.open } : undefined,
        }))}
        onChange={(show) => change({ show })}
      />
      {section === 'questions' ? <Questions onTeach={teach} /> : null}
      {section === 'sayings' ? <Sayings /> : null}
      {section === 'things' ? <Things /> : null}
    </Stack>
  )
}
