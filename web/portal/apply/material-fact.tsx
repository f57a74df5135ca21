/** Beside a material that another body could prove: asking it, or why it must be handed in after all. */
import { Button } from 'antd'
import type { MaterialFact } from '#modules/cases/contract.ts'
import { StandInBadge } from '../../ui/stand-in-badge.tsx'
import { ErrorBox } from '../../ui/states.tsx'
import { applyWords } from '../../words/zh/portal-apply.ts'
import css from './apply.module.css'
import type { MaterialFacts } from './use-material-facts.ts'

const words = applyWords.materialFact

export function MaterialFactOffer({ fact, of }: { fact: MaterialFact; of: MaterialFacts }) {
  const { asking, problem, ask } = of
  const here = asking === fact.key
  return (
    <div className={css.facts}>
      {fact.standIn ? <StandInBadge of={fact.source} /> : null}
      {fact.state === 'open' ? <p>{words.offer(fact.source, fact.title)}</p> : null}
      <p aria-live="polite">{fact.state === 'open' ? null : words.states[fact.state]}</p>
      <p className={css.quiet}>{words.why(fact.purpose, fact.basis)}</p>
      {problem && here ? <ErrorBox problem={problem} /> : null}
      {fact.state === 'does-not' ? null : (
        <Button
          aria-label={`${words.ask} ${fact.name}`}
          loading={here}
          disabled={asking !== undefined}
          onClick={() => void ask(fact.key)}
        >
          {here ? words.asking : fact.state === 'open' ? words.ask : words.again}
        </Button>
      )}
    </div>
  )
}
