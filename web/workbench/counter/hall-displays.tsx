/** The displays of the hall: where the calling screen is opened, and the code by which the kiosk is connected. */
import { Button } from 'antd'
import { useState } from 'react'
import { openKiosk } from '#modules/counter/contract.ts'
import { counterWords } from '../../words/zh/work-counter.ts'
import { CodeDialog } from './code-dialog.tsx'
import css from './counter.module.css'

const words = counterWords.desk

export function HallDisplays({ hallId }: { hallId: string }) {
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button onClick={() => setOpen(true)}>{words.hall}</Button>
      <CodeDialog
        open={open}
        title={words.hall}
        route={openKiosk}
        words={words.kioskCode}
        onClose={() => setOpen(false)}
      >
        <p>{words.hallText}</p>
        <p>
          <Address label={words.calling} path={`/screen/calling?hall=${hallId}`} />
        </p>
        <p>
          <Address label={words.kiosk} path="/screen/tickets" />
        </p>
        <p>
          <Address label={words.rating} path="/screen/rating" />
        </p>
      </CodeDialog>
    </>
  )
}

/** In full: it is typed at another machine. */
function Address({ label, path }: { label: string; path: string }) {
  return (
    <>
      <a href={path} target="_blank" rel="noreferrer">
        {label}
      </a>
      <br />
      <span className={css.quiet}>{`${location.origin}${path}`}</span>
    </>
  )
}
