/** The case is late: what was missed, and what the body says about it. */
import { Card } from '../../ui/card.tsx'
import { Delays } from '../../ui/delays.tsx'
import { delayWords as words } from '../../words/zh/delays.ts'
import type { MyCase } from './case-page.tsx'

export function DelayCard({ delays }: Pick<MyCase, 'delays'>) {
  if (delays.length === 0) return null
  return (
    <Card title={words.title}>
      <Delays of={delays} />
    </Card>
  )
}
