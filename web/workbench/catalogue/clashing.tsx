/** One element that two people wrote. */
import { type Difference, elementTable } from '#modules/catalogue/contract.ts'
import { workCatalogueWords } from '../../words/zh/work-catalogue.ts'
import type { Clash, Side } from './merging.ts'
import { TwoSides } from './two-sides.tsx'

const words = workCatalogueWords.conflict

/** What one side says of the element. @param differences `before` is theirs, already saved, `after` mine */
export function textsOf({ element }: Clash, differences: readonly Difference[], which: Side): string[] {
  const lines = differences.filter((one) => one.element === element)
  const texts = lines.flatMap(({ part, before, after }) => {
    const text = which === 'mine' ? after : before
    const other = which === 'mine' ? before : after
    if (text === undefined) return part && other !== words.plainLine ? [words.without(part)] : []
    return [part && text !== words.plainLine ? `${part}：${text}` : (part ?? text)]
  })
  return texts.length > 0 ? texts : [lines.length > 0 ? words.nothing : words.order]
}

export type ClashingProps = {
  clash: Clash
  differences: readonly Difference[]
  /** What stands over the text already saved. */
  theirs: string
  side?: Side
  /** Absent: both are only read. */
  onChoose?: (side: Side) => void
}

export function Clashing({ clash, differences, theirs, side, onChoose }: ClashingProps) {
  return (
    <TwoSides
      name={clash.element}
      title={elementTable[clash.element].title}
      by={words.by[clash.by]}
      mine={{ title: words.mine, texts: textsOf(clash, differences, 'mine') }}
      theirs={{ title: theirs, texts: textsOf(clash, differences, 'theirs') }}
      side={side}
      onChoose={onChoose}
    />
  )
}
