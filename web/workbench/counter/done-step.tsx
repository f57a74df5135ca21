/** What was filed: decided, accepted, noticed or sent back there and then; the receipt on paper; the person's signature and rating. */
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { type Act, actTitles, casePage } from '#modules/cases/contract.ts'
import { openPad } from '#modules/ratings/contract.ts'
import type { ProblemError } from '../../client/problem.ts'
import { deviceMark } from '../../client/device.ts'
import { useAct, useView } from '../../client/hooks.ts'
import { useCan } from '../../client/session.ts'
import { Buttons, Card, Stack } from '../../ui/card.tsx'
import { KeyMark } from '../../ui/key-mark.tsx'
import { PageTitle } from '../../ui/page-title.tsx'
import { ErrorBox } from '../../ui/states.tsx'
import { useHeldKeys } from '../../ui/use-held-keys.ts'
import { counterWords } from '../../words/zh/work-counter.ts'
import { ActBar } from '../cases/act-bar.tsx'
import type { CaseFile } from '../cases/clocks.tsx'
import { Receipt } from '../intake/receipt-page.tsx'
import { PageLoaded } from '../page-loaded.tsx'
import { CaseFee } from '../payments/case-fee.tsx'
import { mayOpenPad } from '../ratings/open-pad.tsx'
import css from './counter.module.css'
import { type Screen, useShownPage } from './use-screen.ts'

const words = counterWords.done
const screenWords = counterWords.screen

type Props = { caseId: string; screen: Screen; onNext: () => void }

export function DoneStep(props: Props) {
  const page = useView(casePage, { caseId: props.caseId })
  return (
    <PageLoaded of={page} title={words.title}>
      {(file) => <Done {...props} file={file} again={page.again} />}
    </PageLoaded>
  )
}

function Done({ file, screen, onNext, again }: Props & { file: CaseFile; again: () => void }) {
  const [done, setDone] = useState<Act>()
  const [conflict, setConflict] = useState<ProblemError>()
  const pad = useAct(openPad)
  const can = useCan()
  const said = useRef<HTMLOutputElement>(null)
  useEffect(() => {
    if (done) said.current?.focus()
  }, [done])
  const lines = [
    { label: screenWords.number, value: file.number },
    { label: screenWords.queryCode, value: file.queryCode },
  ]
  useShownPage(screen, { title: `${screenWords.filed}：${file.item.name}`, lines }, file.id)
  const read = file.form.flatMap(({ rows }) => rows.map(({ label, text }) => ({ label, value: text })))
  const askSignature = () =>
    screen.show(
      {
        title: screenWords.sign,
        lines: [...lines, ...read],
        asks: 'sign',
        purpose: 'application',
        statement: screenWords.statement,
        signer: file.applicant.agentName ?? file.applicant.name,
      },
      file.id,
    )
  const askRating = async () => {
    const opened = await pad.run({ caseId: file.id, device: deviceMark() })
    if (opened) screen.show({ title: screenWords.rate, asks: 'rate', padCode: opened.code }, file.id)
  }
  useHeldKeys({ 'Alt+P': () => window.print(), 'Alt+B': onNext })
  return (
    <Stack>
      <div className="not-printed">
        <PageTitle text={words.of(file.item.name)} />
      </div>
      <ActBar file={file} onDone={setDone} onConflict={(problem) => (setConflict(problem), again())} />
      <output ref={said} tabIndex={-1} className={done ? css.said : undefined}>
        {done ? words.said(actTitles[done], file.statusTitle) : null}
      </output>
      {conflict ? <ErrorBox problem={conflict} /> : null}
      <Card>
        <Buttons>
          <Button aria-keyshortcuts="Alt+P" onClick={() => window.print()}>
            {words.print}
            <KeyMark of="Alt+P" />
          </Button>
          <Button aria-keyshortcuts="Alt+B" onClick={onNext}>
            {words.next}
            <KeyMark of="Alt+B" />
          </Button>
          <Link to={`/work/cases/${file.id}` as string}>{words.open}</Link>
          <CaseFee caseId={file.id} />
          {screen.state.paired ? <Button onClick={askSignature}>{screenWords.askSign}</Button> : null}
          {screen.state.paired && mayOpenPad(file.status, can) ? (
            <Button loading={pad.pending} onClick={() => void askRating()}>
              {screenWords.askRate}
            </Button>
          ) : null}
        </Buttons>
        {pad.problem ? <ErrorBox problem={pad.problem} /> : null}
      </Card>
      <Receipt file={file} bare />
    </Stack>
  )
}
