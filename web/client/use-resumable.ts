/** What a field for files needs: each is sent in portions that go on after a cut, and those left half-way are shown again. */
import { useState } from 'react'
import type { FileFacts } from '#modules/documents/contract.ts'
import { interruptedAt } from './interrupted-uploads.ts'
import { dropInterrupted, sendFile, type SendOptions } from './send-file.ts'

type Kept = { id: string; name: string; bytes: number; note?: string }

/**
 * @param name of the field: a file left there, on this page, is gone on with
 * @param noteOf what one should know of a file once it is stored
 * @param without what the server leaves out of a picture before it keeps it
 */
export function useResumable(
  name: string,
  noteOf?: (facts: FileFacts) => string | undefined,
  without?: SendOptions['without'],
) {
  const place = `${location.pathname} ${name}`
  const [interrupted, setLeft] = useState(() => interruptedAt(place, Date.now()))
  const forget = (gone: (url: string, fileName: string) => boolean) =>
    setLeft((all) => all.filter((one) => !gone(one.url, one.name)))
  return {
    interrupted,
    onForget: (url: string) => {
      forget((one) => one === url)
      void dropInterrupted(url)
    },
    upload: async (file: File, options: SendOptions): Promise<Kept> => {
      forget((_url, fileName) => fileName === file.name)
      const kept = await sendFile(file, place, { ...options, without })
      return { id: kept.id, name: kept.name, bytes: kept.size, note: noteOf?.(kept) }
    },
  }
}
