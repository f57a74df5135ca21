/** What changed between two wordings of a letter, line by line. */
import type { TemplateBlock } from '../contract.ts'

export type DifferenceLine = { change: 'same' | 'added' | 'removed'; text: string }

/** A template as lines people can compare: one for each paragraph, row and list. */
export function linesOf(blocks: readonly TemplateBlock[], nameOf: (key: string) => string): string[] {
  return blocks.flatMap((block) => {
    const lead = block.when
      ? `［${block.when.startsWith('!') ? '不是' : ''}${nameOf(block.when.replace('!', ''))}］`
      : ''
    if (block.kind === 'list') return [`${lead}［${nameOf(block.field)}］`]
    if (block.kind === 'facts') return block.rows.map(({ label, text }) => `${lead}${label}：${text}`)
    return [`${lead}${block.text}`]
  })
}

/** The longest common run of lines stays; letters have sixty parts at most, so the table of lengths is small. */
export function differenceOf(before: readonly string[], after: readonly string[]): DifferenceLine[] {
  const lengths = Array.from({ length: before.length + 1 }, () => Array.from({ length: after.length + 1 }, () => 0))
  for (let i = before.length - 1; i >= 0; i--)
    for (let j = after.length - 1; j >= 0; j--)
      lengths[i]![j] =
        before[i] === after[j] ? lengths[i + 1]![j + 1]! + 1 : Math.max(lengths[i + 1]![j]!, lengths[i]![j + 1]!)
  const lines: DifferenceLine[] = []
  let [i, j] = [0, 0]
  while (i < before.length || j < after.length) {
    if (i < before.length && j < after.length && before[i] === after[j]) {
      lines.push({ change: 'same', text: before[i]! })
      i++
      j++
    } else if (j >= after.length || (i < before.length && lengths[i + 1]![j]! >= lengths[i]![j + 1]!)) {
      lines.push({ change: 'removed', text: before[i++]! })
    } else {
      lines.push({ change: 'added', text: after[j++]! })
    }
  }
  return lines
}
