/** What may be done with an authority on the list: agree, read its list of revoked certificates, stop recognising it. */
import { Button } from 'antd'
import { useRef, useState } from 'react'
import { answerAuthority, endAuthority, readRevocations } from '#modules/documents/contract.ts'
import { useAct } from '../../../client/hooks.ts'
import { ReasonDialog } from '../../../ui/reason-dialog.tsx'
import { ErrorBox } from '../../../ui/states.tsx'
import { workAuthorityWords as words } from '../../../words/zh/work-authorities.ts'
import { AgreementDialog } from '../agreement-dialog.tsx'
import css from '../letters.module.css'
import type { AuthorityShown } from './authorities-page.tsx'

type Known = AuthorityShown & { id: string }
type DialogProps = { authority: Known; onClose: () => void }

export function AuthorityActs({ authority }: { authority: AuthorityShown }) {
  const [asking, setAsking] = useState<'answer-authority' | 'end-authority'>()
  const { id, can, name } = authority
  if (!id || can.length === 0) return null
  const known = { ...authority, id }
  const close = () => setAsking(undefined)
  return (
    <div className={css.tools}>
      {can.map((act) =>
        act === 'read-revocations' ? (
          <ReadList key={act} authority={known} />
        ) : (
          <Button
            key={act}
            type={act === 'answer-authority' ? 'primary' : 'default'}
            danger={act === 'end-authority'}
            aria-label={words.actOf(words.acts[act], name)}
            onClick={() => setAsking(act)}
          >
            {words.acts[act]}
          </Button>
        ),
      )}
      {asking === 'answer-authority' ? <AnswerDialog authority={known} onClose={close} /> : null}
      {asking === 'end-authority' ? <EndDialog authority={known} onClose={close} /> : null}
    </div>
  )
}

function ReadList({ authority: { id, name } }: { authority: Known }) {
  const input = useRef<HTMLInputElement>(null)
  const act = useAct(readRevocations)
  const [count, setCount] = useState<number>()
  const word = words.acts['read-revocations']
  const read = async (file: File | undefined) => {
    if (!file) return
    const answer = await act.run({ id, content: file })
    setCount(answer?.count)
  }
  return (
    <>
      <Button loading={act.pending} aria-label={words.actOf(word, name)} onClick={() => input.current?.click()}>
        {word}
      </Button>
      <input
        ref={input}
        type="file"
        hidden
        accept=".crl,.pem,.der"
        aria-label={words.actOf(word, name)}
        onChange={(event) => {
          void read(event.target.files?.[0])
          event.target.value = ''
        }}
      />
      {count === undefined ? null : <output>{words.listRead(count)}</output>}
      {act.problem ? <ErrorBox problem={act.problem} /> : null}
    </>
  )
}

function AnswerDialog({ authority, onClose }: DialogProps) {
  const act = useAct(answerAuthority)
  const answer = async (agrees: boolean, reason: string) => {
    if (await act.run({ id: authority.id, agrees, reason })) onClose()
  }
  return (
    <AgreementDialog
      title={words.actOf(words.acts['answer-authority'], authority.name)}
      effect={words.effects['answer-authority']}
      verb={words.acts['answer-authority']}
      act={act}
      onAnswer={(agrees, reason) => void answer(agrees, reason)}
      onClose={onClose}
    />
  )
}

function EndDialog({ authority, onClose }: DialogProps) {
  const act = useAct(endAuthority)
  const confirm = async (reason: string) => {
    if (await act.run({ id: authority.id, reason })) onClose()
  }
  return (
    <ReasonDialog
      open
      danger
      title={words.actOf(words.acts['end-authority'], authority.name)}
      effect={words.effects['end-authority']}
      verb={words.acts['end-authority']}
      reason={{ least: 2 }}
      act={act}
      onConfirm={(reason) => void confirm(reason)}
      onClose={onClose}
    />
  )
}
