/** All there is of the page, as the browser starts it and the build draws its first picture. */
import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { StrictMode, useState } from 'react'
import { newQueryClient } from './client/hooks.ts'
import type { PageRouter } from './routes.tsx'

export function Everything({ router }: { router: PageRouter }) {
  const [client] = useState(newQueryClient)
  return (
    <StrictMode>
      <QueryClientProvider client={client}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </StrictMode>
  )
}
