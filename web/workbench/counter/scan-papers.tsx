/** Asks the document scanner of this machine for what lies in it: docs/scanner-protocol.md. */
import { Button } from 'antd'
import { useState } from 'react'
import { desk } from '#modules/counter/contract.ts'
import { useView } from '../../client/hooks.ts'
import { useCan } from '../../client/session.ts'
import type { OtherWay } from '../../ui/file-drop.tsx'
import { StandInBadge } from '../../ui/stand-in-badge.tsx'
import { momentDigits } from '../../words/format.ts'
import { scanWords as words } from '../../words/zh/work-counter.ts'
import css from './counter.module.css'

const PATIENCE_MS = 60_000
const endings: Readonly<Record<string, string>> = {
  'application/pdf': 'pdf',
  'image/jpeg': 'jpg',
  'image/png': 'png',
}

type Device = { url: string; standIn: boolean }

/** For a field of files on a desk with a scanner; where there is none, files are chosen. */
export function useScanner(): OtherWay | undefined {
  const can = useCan()
  const { scanner } = useView(desk, {}, { when: can('counter.serve') }).data ?? {}
  return scanner ? (label, take) => <ScanPapers of={scanner} label={label} onScanned={take} /> : undefined
}

type Props = { of: Device; label: string; onScanned: (file: File) => void }

function ScanPapers({ of, label, onScanned }: Props) {
  const [said, setSaid] = useState('')
  const [busy, setBusy] = useState(false)
  const scan = async () => {
    setBusy(true)
    setSaid(words.scanning)
    const scanned = await scanAt(of.url)
    setBusy(false)
    setSaid(scanned instanceof File ? '' : words[scanned])
    if (scanned instanceof File) onScanned(scanned)
  }
  return (
    <>
      <Button aria-label={`${words.scan} ${label}`} loading={busy} onClick={() => void scan()}>
        {words.scan}
      </Button>
      {of.standIn ? <StandInBadge of={words.standIn} /> : null}
      <span aria-live="polite" className={css.quiet}>
        {said}
      </span>
    </>
  )
}

/** @returns `none`: no paper lies there; `silent`: the scanner gave no answer that can be kept */
async function scanAt(url: string): Promise<File | 'none' | 'silent'> {
  try {
    const answer = await fetch(`${url}/scans`, { method: 'POST', signal: AbortSignal.timeout(PATIENCE_MS) })
    if (answer.status === 404) return 'none'
    const content = await answer.blob()
    const ending = endings[content.type]
    return answer.ok && ending
      ? new File([content], words.file(momentDigits(new Date()), ending), { type: content.type })
      : 'silent'
  } catch {
    return 'silent'
  }
}
