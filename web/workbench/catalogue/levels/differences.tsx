/** Elements that deviate, each beside the upper level's. */
import type { OutputOf } from '#kernel/contract.ts'
import type { samenessReport } from '#modules/catalogue/contract.ts'
import { workLevelsWords } from '../../../words/zh/work-levels.ts'
import css from './levels.module.css'

type Difference = OutputOf<typeof samenessReport>['rows'][number]['differences'][number]

export type DifferencesProps = { differences: readonly Difference[]; upper: string; own: string }

export function Differences({ differences, upper, own }: DifferencesProps) {
  return (
    <dl>
      {differences.map(({ element, title, part, before, after }) => (
        <div key={`${element}${part ?? ''}`} className={css.difference}>
          <dt>
            <strong>{part ? `${title}：${part}` : title}</strong>
          </dt>
          <dd className={css.sides}>
            <Side name={upper} text={before} />
            <Side name={own} text={after} own />
          </dd>
        </div>
      ))}
    </dl>
  )
}

function Side({ name, text, own }: { name: string; text: string | undefined; own?: boolean }) {
  return (
    <div className={own ? `${css.side} ${css.own}` : css.side}>
      <span className={css.sideName}>{name}</span>
      {text ?? workLevelsWords.of.missing}
    </div>
  )
}
