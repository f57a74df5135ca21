/** The licence that an application changes or renews, as the address says it. */
import { useSearch } from '@tanstack/react-router'

export type Concern = { kind: 'change' | 'renew'; licenceId: string }

export function useConcern(): Concern | undefined {
  const { renew, change } = useSearch({ from: '/portal/apply/$itemId' })
  if (renew) return { kind: 'renew', licenceId: renew }
  return change ? { kind: 'change', licenceId: change } : undefined
}
