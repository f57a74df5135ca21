/** Of an item whose number is limited: how many places are left, and how many applications wait for one. */
import { quotaLeft } from '#modules/cases/contract.ts'
import { useView } from '../../client/hooks.ts'
import { Card } from '../../ui/card.tsx'
import { catalogueWords as words } from '../../words/zh/portal-catalogue.ts'

export function GuideQuota({ itemId }: { itemId: string }) {
  const { limit } = useView(quotaLeft, { itemId }).data ?? {}
  if (!limit) return null
  return (
    <Card title={words.quotaLeft.title}>
      <p>
        <strong>{limit.left > 0 ? words.quotaLeft.left(limit.left) : words.quotaLeft.full}</strong>
        {limit.waiting > 0 ? words.quotaLeft.waiting(limit.waiting) : null}
      </p>
      <p>{words.quotaLeft.limit(limit.words, limit.basis)}</p>
      <p>{limit.otherwise ? words.quotaLeft.otherwise(limit.otherwise) : words.quotaLeft.order(limit.article)}</p>
    </Card>
  )
}
