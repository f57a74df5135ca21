/** The displays of the hall: where the calling screen is opened, and the code by which the kiosk is connected. */
import { Button } from 'antd'
import { useState } from 'react'
import type { OutputOf } from '#kernel/contract.ts'
import { openKiosk } from '#modules/counter/contract.ts'
import { useAct } from '../../client/hooks.ts'
import { Stack } from '../../ui/card.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { ErrorBox } from '../../ui/states.tsx'
import { clockWords } from '../../words/format.ts'
import { counterWords } from '../../words/zh/work-counter.ts'
import css from './counter.module.css'

const words = counterWords.desk

export function HallDisplays({ hallId }: { hallId: string }) {
  const [open, setOpen] = useState(false)
  const [made, setMade] = useState<OutputOf<typeof openKiosk>>()
  const act = useAct(openKiosk)
  return (
    <>
      <Button onClick={() => setOpen(true)}>{words.hall}</Button>
      <Dialog
        open={open}
        title={words.hall}
        onClose={() => setOpen(false)}
        footer={
          <Button type="primary" loading={act.pending} onClick={() => void act.run({}).then(setMade)}>
            {words.kioskCode}
          </Button>
        }
      >
        <Stack>
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
          <output>
            {made ? (
              <>
                <p className={css.code} aria-label={words.codeIs}>
                  {made.code}
                </p>
                <p>{words.codeUntil(clockWords(made.until))}</p>
              </>
            ) : null}
          </output>
          {act.problem ? <ErrorBox problem={act.problem} /> : null}
        </Stack>
      </Dialog>
    </>
  )
}

function Address({ label, path }: { label: string; path: string }) {
  return (
    <a href={path} target="_blank" rel="noreferrer">
      {label}
    </a>
  )
}
