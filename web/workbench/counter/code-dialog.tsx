/** Connects a display of the hall: what it is for, where it is opened, and the code typed there. */
import { Button } from 'antd'
import { type ReactNode, useState } from 'react'
import type { OutputOf } from '#kernel/contract.ts'
import type { openKiosk, openScreen } from '#modules/counter/contract.ts'
import { useAct } from '../../client/hooks.ts'
import { Stack } from '../../ui/card.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { ErrorBox } from '../../ui/states.tsx'
import { clockWords } from '../../words/format.ts'
import css from './counter.module.css'

type Opens = typeof openKiosk | typeof openScreen
type CodeDialogProps = {
  open: boolean
  title: string
  /** The act that makes a code. */
  route: Opens
  words: { make: string; code: string; until: (time: string) => string }
  children: ReactNode
  onClose: () => void
}

export function CodeDialog({ open, title, route, words, children, onClose }: CodeDialogProps) {
  const [made, setMade] = useState<OutputOf<Opens>>()
  const act = useAct(route)
  return (
    <Dialog
      open={open}
      title={title}
      onClose={onClose}
      footer={
        <Button type="primary" loading={act.pending} onClick={() => void act.run({}).then(setMade)}>
          {words.make}
        </Button>
      }
    >
      <Stack>
        {children}
        <output>
          {made ? (
            <>
              <p className={css.code} aria-label={words.code}>
                {made.code}
              </p>
              <p>{words.until(clockWords(made.until))}</p>
            </>
          ) : null}
        </output>
        {act.problem ? <ErrorBox problem={act.problem} /> : null}
      </Stack>
    </Dialog>
  )
}
