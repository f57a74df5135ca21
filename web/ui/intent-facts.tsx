/** What a body means to do to a licence in reading form, the same for its holder and for staff. */
import type { OutputOf } from '#kernel/contract.ts'
import type { myLicence } from '#modules/licences/contract.ts'
import { dateWords, fullDateWords } from '../words/format.ts'
import { intentWords as words } from '../words/zh/licence-intents.ts'
import { type Fact, FactList } from './fact-list.tsx'

export type Intent = OutputOf<typeof myLicence>['intents'][number]

export function IntentFacts({ of }: { of: Intent }) {
  const { facts } = words
  const maybe = (key: keyof typeof facts, value: string | undefined): Fact[] =>
    value ? [{ key, label: facts[key], value }] : []
  return (
    <FactList
      columns={2}
      facts={[
        {
          key: 'ground',
          label: of.groundTitle ? facts.ground : facts.article,
          value: of.groundTitle ? `${of.groundTitle}（${of.article}）` : of.article,
        },
        { key: 'reason', label: facts.reason, value: of.reason },
        { key: 'basis', label: facts.basis, value: of.basis },
        ...maybe('days', of.days ? words.dayCount(of.days) : undefined),
        { key: 'toldOn', label: facts.toldOn, value: dateWords(of.toldOn) },
        { key: 'answerBy', label: facts.answerBy, value: words.until(dateWords(of.answerBy)) },
        ...maybe(
          'statement',
          of.statement && `${of.statement}（${words.stated(fullDateWords(of.statedOn!), of.statedTo)}）`,
        ),
        ...maybe('hearing', of.asksHearing ? words.asksHearing : undefined),
        ...maybe('endedOn', of.endedOn && dateWords(of.endedOn)),
        ...maybe('decision', of.decision),
      ]}
    />
  )
}
