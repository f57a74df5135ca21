/** 验证照: by the code on paper or on a phone, or by the file itself. The verdict comes in plain words. */
import { useNavigate, useParams } from '@tanstack/react-router'
import { Button } from 'antd'
import { type FormEvent, useState } from 'react'
import { Card, Columns, Stack } from '../../ui/card.tsx'
import { TextField } from '../../ui/field.tsx'
import { PageTitle } from '../../ui/page-title.tsx'
import { licenceWords as words } from '../../words/zh/portal-licences.ts'
import { CodeVerdict } from './code-verdict.tsx'
import { OfflineCard } from './offline-card.tsx'
import { type Unsent, UnsentFile, UnsentVerdict } from './unsent-file.tsx'
import { type CheckedFile, FileVerdict, VerifyFile } from './verify-file.tsx'

export function VerifyPage() {
  const { code } = useParams({ strict: false })
  const plain = code ? plainCode(code) : undefined
  const [file, setFile] = useState<CheckedFile>()
  const [unsent, setUnsent] = useState<Unsent>()
  const clear = () => {
    setFile(undefined)
    setUnsent(undefined)
  }
  return (
    <Stack>
      <PageTitle text={words.verifyTitle} />
      <p>{words.verifyText}</p>
      {file ? <FileVerdict key={file.name} file={file} /> : null}
      {unsent ? <UnsentVerdict key={unsent.fingerprint} file={unsent} /> : null}
      {plain && isCode(plain) && !file && !unsent ? <CodeVerdict key={plain} code={plain} /> : null}
      <Columns least="320px">
        <Card title={words.byCode}>
          <AskCode key={plain} code={plain ?? ''} onAsk={clear} />
        </Card>
        <Card title={words.byFile}>
          <Stack>
            <VerifyFile
              onChecked={(checked) => {
                clear()
                setFile(checked)
              }}
            />
            <div>
              <UnsentFile
                onChecked={(checked) => {
                  clear()
                  setUnsent(checked)
                }}
              />
            </div>
          </Stack>
        </Card>
      </Columns>
      <OfflineCard />
    </Stack>
  )
}

function AskCode({ code: known, onAsk }: { code: string; onAsk: () => void }) {
  const [code, setCode] = useState(known)
  const [tried, setTried] = useState(known !== '' && !isCode(known))
  const navigate = useNavigate()
  const ask = (event: FormEvent) => {
    event.preventDefault()
    const plain = plainCode(code)
    setTried(!isCode(plain))
    if (!isCode(plain)) return
    onAsk()
    void navigate({ to: '/verify/$code', params: { code: plain } })
  }
  return (
    <form noValidate onSubmit={ask}>
      <Stack>
        <TextField
          label={words.codeLabel}
          required
          help={words.codeHelp}
          maxLength={40}
          value={code}
          error={tried ? words.codeWrong : undefined}
          onChange={(next) => {
            setCode(next)
            setTried(false)
          }}
        />
        <div>
          <Button type="primary" htmlType="submit">
            {words.check}
          </Button>
        </div>
      </Stack>
    </form>
  )
}

function plainCode(text: string): string {
  return text.toUpperCase().replace(/[\s-]/g, '')
}

function isCode(text: string): boolean {
  return /^([2-9A-HJKMNP-Z]{8}|[2-9A-HJKMNP-Z]{12})$/.test(text)
}
