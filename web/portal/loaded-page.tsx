/** A page whose heading comes with its data: while it cannot be had, the page still says what it is. */
import type { ReactNode } from 'react'
import { Stack } from '../ui/card.tsx'
import { PageTitle } from '../ui/page-title.tsx'
import { Loaded, type LoadedProps } from '../ui/states.tsx'

export function LoadedPage<T>({
  title,
  ...rest
}: LoadedProps<T> & { title: string; children: (data: T) => ReactNode }) {
  if (rest.of.data !== undefined || !rest.of.problem) return <Loaded {...rest} />
  return (
    <Stack>
      <PageTitle text={title} />
      <Loaded {...rest} />
    </Stack>
  )
}
