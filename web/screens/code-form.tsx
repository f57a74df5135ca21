/** Six letters and digits by which a display is connected. */
import { Button } from 'antd'
import { type FormEvent, useState } from 'react'
import type { ProblemError } from '../client/problem.ts'
import { Card, Stack } from '../ui/card.tsx'
import { TextField } from '../ui/field.tsx'
import { ErrorBox } from '../ui/states.tsx'
import css from './applicant-screen.module.css'

export type CodeFormProps = {
  title: string
  label: string
  help: string
  wrong: string
  verb: string
  act: { pending: boolean; problem: ProblemError | undefined }
  onCode: (code: string) => void
}

const LENGTH = 6

export function CodeForm({ title, label, help, wrong, verb, act, onCode }: CodeFormProps) {
  const [code, setCode] = useState('')
  const [tried, setTried] = useState(false)
  const plain = code.toUpperCase().replace(/[\s-]/g, '')
  const short = plain.length !== LENGTH
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (!short) onCode(plain)
  }
  return (
    <Card title={title} className={css.narrow}>
      <form noValidate onSubmit={submit}>
        <Stack>
          {act.problem ? <ErrorBox problem={act.problem} /> : null}
          <TextField
            label={label}
            help={help}
            required
            maxLength={8}
            value={code}
            error={tried && short ? wrong : undefined}
            onChange={setCode}
          />
          <div>
            <Button type="primary" size="large" htmlType="submit" loading={act.pending}>
              {verb}
            </Button>
          </div>
        </Stack>
      </form>
    </Card>
  )
}
