/** Applying for an item: form, materials, check, submit. */
import { useParams } from '@tanstack/react-router'
import { applyWords as words } from '../../words/zh/portal-apply.ts'
import type { Account } from '../../client/session.ts'
import { CitizenOnly } from '../account/citizen-only.tsx'
import { LoadedPage } from '../loaded-page.tsx'
import { Application } from './application.tsx'
import { useBeginning } from './begin.ts'

export function ApplyPage() {
  const { itemId } = useParams({ from: '/portal/apply/$itemId' })
  return (
    <CitizenOnly to={words.to}>
      {(account) => <Begin key={itemId + applicantOf(account)} itemId={itemId} account={account} />}
    </CitizenOnly>
  )
}

function Begin({ itemId, account }: { itemId: string; account: Account }) {
  const beginning = useBeginning(itemId, applicantOf(account))
  return (
    <LoadedPage title={words.to} of={beginning} lines={8}>
      {(begun) => <Application itemId={itemId} account={account} begun={begun} />}
    </LoadedPage>
  )
}

function applicantOf(account: Account): string {
  return account.onBehalfOf?.id ?? account.id
}
