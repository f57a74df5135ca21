/** Asks the document scanner of this machine for what lies in it: docs/scanner-protocol.md. */
import { Button } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { desk } from '#modules/counter/contract.ts'
import { useView } from '../../client/hooks.ts'
import { useCan } from '../../client/session.ts'
import type { OtherWay } from '../../ui/file-drop.tsx'
import { KeyMark } from '../../ui/key-mark.tsx'
import { StandInBadge } from '../../ui/stand-in-badge.tsx'
import { useHeldKeys } from '../../ui/use-held-keys.ts'
import { momentDigits } from '../../words/format.ts'
import { scanWords as words } from '../../words/zh/work-counter.ts'
import css from './counter.module.css'

const PATIENCE_MS = 60_000
const LONGEST_REASON = 60
const KEY = 'Alt+M'
const endings: Readonly<Record<string, string>> = {
  'application/pdf': 'pdf',
  'image/jpeg': 'jpg',
  'image/png': 'png',
}
/** One machine has one scanner, however many fields ask for it. */
let inUse = false

type Device = { url: string; standIn: boolean }

/**
 * For a field of files on a desk with a scanner; where there is none, files are chosen.
 * @param onScanning papers are being scanned; or no longer
 */
export function useScanner(onScanning?: (scanning: boolean) => void): OtherWay | undefined {
  const can = useCan()
  const { scanner } = useView(desk, {}, { when: can('counter.serve') }).data ?? {}
  return scanner
    ? (label, take) => <ScanPapers of={scanner} label={label} onScanned={take} onScanning={onScanning} />
    : undefined
}

type Props = {
  of: Device
  label: string
  onScanned: (file: File) => void
  onScanning?: (scanning: boolean) => void
}

function ScanPapers({ of, label, onScanned, onScanning }: Props) {
  const [said, setSaid] = useState('')
  const [busy, setBusy] = useState(false)
  const left = useRef<AbortController>(undefined)
  const button = useRef<HTMLButtonElement>(null)
  useEffect(() => onScanning?.(busy), [busy, onScanning])
  useEffect(() => () => left.current?.abort(), [])
  useHeldKeys({ [KEY]: pressAtHand }, { inDialogs: true })
  const scan = async () => {
    if (inUse) return setSaid(words.inUse)
    const stop = new AbortController()
    left.current = stop
    inUse = true
    setBusy(true)
    setSaid(words.scanning)
    const scanned = await scanAt(of.url, stop.signal)
    inUse = false
    if (stop.signal.aborted) return
    setBusy(false)
    setSaid(scanned instanceof File ? '' : scanned)
    if (scanned instanceof File) onScanned(scanned)
  }
  /** What the device still scans goes nowhere. */
  const cancel = () => {
    left.current?.abort()
    setBusy(false)
    setSaid(words.cancelled)
    button.current?.focus()
  }
  return (
    <>
      <Button ref={button} data-scan aria-keyshortcuts={KEY} loading={busy} onClick={() => void scan()}>
        {words.scan}
        <span className="unseen"> {label}</span>
        <KeyMark of={KEY} />
      </Button>
      {busy ? <Button onClick={cancel}>{words.cancel}</Button> : null}
      {of.standIn ? <StandInBadge of={words.standIn} /> : null}
      <span aria-live="polite" className={css.quiet}>
        {said}
      </span>
    </>
  )
}

/** What is said beside the button is to be read: it may lie below the edge. */
function pressAtHand(): void {
  const button = buttonAtHand()
  button?.scrollIntoView({ block: 'nearest' })
  button?.click()
}

/** The button that comes next from where one stands; behind the last, the first. In a dialog that is open: its own. */
function buttonAtHand(): HTMLButtonElement | undefined {
  const within = [...document.querySelectorAll('dialog[open]')].at(-1) ?? document
  const all = [...within.querySelectorAll<HTMLButtonElement>('[data-scan]')]
  const here = document.activeElement
  const ahead = (one: Element) =>
    one === here || (here && here.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_FOLLOWING)
  return all.find(ahead) ?? all[0]
}

/** @returns what was scanned, or why there is nothing, to be said to the clerk */
async function scanAt(url: string, left: AbortSignal): Promise<File | string> {
  try {
    const signal = AbortSignal.any([left, AbortSignal.timeout(PATIENCE_MS)])
    const answer = await fetch(`${url}/scans`, { method: 'POST', cache: 'no-store', signal })
    if (answer.status === 404) return words.none(reasonIn(await answer.json()))
    const content = await answer.blob()
    const ending = endings[content.type]
    return answer.ok && ending
      ? new File([content], words.file(momentDigits(new Date()), ending), { type: content.type })
      : words.silent
  } catch {
    return words.silent
  }
}

function reasonIn(said: unknown): string {
  const { reason } = (said ?? {}) as Record<string, unknown>
  return typeof reason === 'string' && reason ? reason.slice(0, LONGEST_REASON) : words.empty
}
