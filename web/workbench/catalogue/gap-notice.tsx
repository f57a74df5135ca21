/** An element the source of an imported item did not state: the guide says so until somebody has looked it up. */
import { Button } from 'antd'
import { type Gap, gapNames, type ItemContent } from '#modules/catalogue/contract.ts'
import { workCatalogueWords } from '../../words/zh/work-catalogue.ts'
import css from './editor.module.css'
import type { ContentProps } from './editor.tsx'

const words = workCatalogueWords.gap

export function GapNotice({ gap, content, onChange }: ContentProps & { gap: Gap }) {
  if (!content.gaps?.includes(gap)) return null
  return (
    <div className={css.gap}>
      <p>{words.text(gapNames[gap])}</p>
      <Button onClick={() => onChange(withoutGap(content, gap))}>{words.verb(gapNames[gap])}</Button>
    </div>
  )
}

/** From now on the element counts as stated; a stand-in that only says that nothing was stated makes room. */
export function withoutGap({ gaps = [], service }: ItemContent, gap: Gap): Partial<ItemContent> {
  const left = gaps.filter((one) => one !== gap)
  const cleared = Object.fromEntries(
    Object.entries(service).map(([key, text]) => [key, text === words.standIn ? '' : text]),
  ) as ItemContent['service']
  return { gaps: left.length > 0 ? left : undefined, ...(gap === 'service' ? { service: cleared } : {}) }
}
