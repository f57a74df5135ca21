/** A page whose heading comes with its data: when that cannot be had, the page still says what it is. */
import type { ReactNode } from 'react'
import { Stack } from '../ui/card.tsx'
import { PageTitle } from '../ui/page-title.tsx'
import { Loaded, type LoadedProps } from '../ui/states.tsx'

type LoadedPageProps<T> = LoadedProps<T> & {
  title: string
  /** One more way on when it cannot be had. */
  otherwise?: ReactNode
}

export function LoadedPage<T>({ title, otherwise, ...rest }: LoadedPageProps<T>) {
  if (rest.of.data !== undefined || !rest.of.problem) return <Loaded {...rest} />
  return (
    <Stack>
      <PageTitle text={title} />
      <Loaded {...rest} />
      {otherwise}
    </Stack>
  )
}
