/** A body uses a licence once, with the code its holder gave. */
import { Button } from 'antd'
import { type FormEvent, useState } from 'react'
import type { OutputOf } from '#kernel/contract.ts'
import { redeemAuthorisation } from '#modules/licences/contract.ts'
import { useAct } from '../../client/hooks.ts'
import { Card, Stack } from '../../ui/card.tsx'
import { FactList } from '../../ui/fact-list.tsx'
import { TextField } from '../../ui/field.tsx'
import { PageTitle } from '../../ui/page-title.tsx'
import { ErrorBox } from '../../ui/states.tsx'
import { fullDateWords } from '../../words/format.ts'
import { authorisationWords } from '../../words/zh/authorisations.ts'

const words = authorisationWords.redeem

export function RedeemPage() {
  const act = useAct(redeemAuthorisation)
  const [code, setCode] = useState('')
  const [wrong, setWrong] = useState(false)
  const [seen, setSeen] = useState<OutputOf<typeof redeemAuthorisation>>()
  const send = async (event: FormEvent) => {
    event.preventDefault()
    const bad = code.replace(/[\s-]/g, '').length !== 10
    setWrong(bad)
    if (bad) return
    const opened = await act.run({ code })
    setSeen(opened)
    if (opened) setCode('')
  }
  return (
    <Stack>
      <PageTitle text={words.title} />
      <p>{words.text}</p>
      <form noValidate onSubmit={(event) => void send(event)}>
        <Stack>
          <TextField
            label={words.code}
            help={words.codeHelp}
            required
            maxLength={20}
            value={code}
            error={wrong ? words.codeWrong : undefined}
            onChange={setCode}
          />
          {act.problem ? <ErrorBox problem={act.problem} /> : null}
          <div>
            <Button type="primary" htmlType="submit" loading={act.pending}>
              {words.act}
            </Button>
          </div>
        </Stack>
      </form>
      {seen ? (
        <Card title={seen.title}>
          <Stack>
            <FactList
              facts={[
                { key: 'purpose', label: words.purpose, value: seen.purpose },
                { key: 'number', label: words.number, value: seen.number },
                ...seen.face.map((row) => ({ key: row.label, label: row.label, value: row.text })),
                { key: 'organ', label: words.organ, value: seen.organName },
                { key: 'from', label: words.validFrom, value: fullDateWords(seen.validFrom) },
                { key: 'to', label: words.validTo, value: seen.validTo ? fullDateWords(seen.validTo) : words.forever },
                { key: 'identifier', label: words.identifier, value: seen.identifier },
              ]}
            />
            <p>{words.once}</p>
          </Stack>
        </Card>
      ) : null}
    </Stack>
  )
}
