/** A page that is one view's answer: while it waits or cannot be had it still has its heading. */
import type { ReactNode } from 'react'
import type { View } from '../client/hooks.ts'
import { Stack } from '../ui/card.tsx'
import { PageTitle } from '../ui/page-title.tsx'
import { Loaded } from '../ui/states.tsx'

export type PageLoadedProps<T> = {
  of: View<T>
  /** The heading until the answer brings its own. */
  title: string
  children: (data: T) => ReactNode
}

export function PageLoaded<T>({ of, title, children }: PageLoadedProps<T>) {
  if (of.data !== undefined) return children(of.data)
  return (
    <Stack>
      <PageTitle text={title} />
      <Loaded of={of} lines={10}>
        {children}
      </Loaded>
    </Stack>
  )
}
