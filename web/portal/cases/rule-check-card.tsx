import type { RuleCheck } from '#modules/cases/contract.ts'
import { Card, Stack } from '../../ui/card.tsx'
import { RuleCheckList } from '../../ui/rule-check-list.tsx'
import { easierWords } from '../../words/zh/easier.ts'

/** How the item's published rule came out for this application. */
export function RuleCheckCard({ check, title = easierWords.rule.title }: { check: RuleCheck; title?: string }) {
  return (
    <Card title={title}>
      <Stack>
        <RuleCheckList check={check} />
      </Stack>
    </Card>
  )
}
