/** The recorded name of a firm put right, with the business licence in hand and a reason. */
import { Button } from 'antd'
import { useState } from 'react'
import { type Applicant, checkUscc, correctEnterprise } from '#modules/identity/contract.ts'
import { useAct } from '../../client/hooks.ts'
import { Stack } from '../../ui/card.tsx'
import { TextField } from '../../ui/field.tsx'
import { ReasonDialog } from '../../ui/reason-dialog.tsx'
import { citizenDeskWords } from '../../words/zh/work-citizens.ts'

const words = citizenDeskWords.correctFirm

type Props = { firm: Applicant; onDone: (done: string) => void }

export function CorrectFirm({ firm, onDone }: Props) {
  const untouched = { code: '', name: firm.name }
  const [open, setOpen] = useState(false)
  const [typed, setTyped] = useState(untouched)
  const [tried, setTried] = useState(false)
  const act = useAct(correctEnterprise)
  const uscc = checkUscc(typed.code)
  const name = typed.name.trim()
  const wrongName = name.length < 2 ? words.wrongName : name === firm.name ? words.nothing : undefined
  const show = () => {
    setTyped(untouched)
    setTried(false)
    act.reset()
    setOpen(true)
  }
  const send = async (reason: string) => {
    setTried(true)
    if (!uscc || wrongName || !(await act.run({ id: firm.id, uscc, name, reason }))) return
    setOpen(false)
    onDone(words.done(name))
  }
  return (
    <>
      <Button onClick={show}>{words.button}</Button>
      <ReasonDialog
        open={open}
        title={words.title}
        effect={words.effect(firm.name)}
        verb={words.button}
        reason={{ label: citizenDeskWords.correct.reason, help: words.reasonHelp, least: 1, longest: 200 }}
        act={act}
        onConfirm={(reason) => void send(reason)}
        onClose={() => setOpen(false)}
      >
        <Stack>
          <TextField
            label={words.code}
            help={words.codeHelp}
            required
            maxLength={18}
            value={typed.code}
            error={(tried && !uscc ? words.wrongCode : undefined) ?? act.fieldErrors.uscc}
            onChange={(code) => setTyped({ ...typed, code })}
          />
          <TextField
            label={words.name}
            help={words.nameHelp}
            required
            maxLength={100}
            value={typed.name}
            error={(tried ? wrongName : undefined) ?? act.fieldErrors.name}
            onChange={(given) => setTyped({ ...typed, name: given })}
          />
        </Stack>
      </ReasonDialog>
    </>
  )
}
