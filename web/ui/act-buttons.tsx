/** The acts open on one thing: a button each, and before it is done a dialog that says what it will do. */
import { Button } from 'antd'
import { type ReactNode, useState } from 'react'
import type { ProblemError } from '../client/problem.ts'
import { Buttons } from './card.tsx'
import { ReasonDialog, type ReasonDialogProps } from './reason-dialog.tsx'

export type OpenAct = Pick<ReasonDialogProps, 'effect' | 'danger' | 'reason'> & {
  /** On the button and as the dialog's title. */
  verb: string
  primary?: boolean
  /** Why it cannot be pressed yet; an empty text when that stands beside it. */
  notYet?: string
  /** Above the reason, when the dialog is open. */
  more?: ReactNode
  act: { pending: boolean; problem: ProblemError | undefined; reset: () => void }
  /** @returns what the act answered: the dialog stays open when it was refused */
  run: (reason: string) => Promise<unknown>
}

/** @param acts absent ones are not open here. @param children more buttons in the row */
export function ActButtons({ acts, children }: { acts: readonly (OpenAct | false)[]; children?: ReactNode }) {
  const [asking, setAsking] = useState<string>()
  const open = acts.filter((one) => one !== false)
  const asked = open.find(({ verb }) => verb === asking)
  const close = () => {
    setAsking(undefined)
    asked?.act.reset()
  }
  const confirm = async (one: OpenAct, reason: string) => {
    if (await one.run(reason)) setAsking(undefined)
  }
  return (
    <>
      <Buttons>
        {open.map(({ verb, primary, notYet }) => (
          <Button
            key={verb}
            type={primary ? 'primary' : 'default'}
            disabled={notYet !== undefined}
            title={notYet || undefined}
            onClick={() => setAsking(verb)}
          >
            {verb}
          </Button>
        ))}
        {children}
      </Buttons>
      {asked ? (
        <ReasonDialog
          open
          title={asked.verb}
          verb={asked.verb}
          effect={asked.effect}
          danger={asked.danger}
          reason={asked.reason}
          act={asked.act}
          onConfirm={(reason) => void confirm(asked, reason)}
          onClose={close}
        >
          {asked.more}
        </ReasonDialog>
      ) : null}
    </>
  )
}
