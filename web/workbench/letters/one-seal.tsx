/** One seal: whether it may be used, what waits for a second person, and what happened to it. */
import { Button } from 'antd'
import { useState } from 'react'
import type { OutputOf } from '#kernel/contract.ts'
import {
  answerSealRequest,
  askResumption,
  retireSeal,
  sealChains,
  sealHistory,
  type sealList,
  sealPurposes,
  sealStates,
  sealSteps,
  sealWishes,
  suspendSeal,
} from '#modules/documents/contract.ts'
import { useAct, usePages } from '../../client/hooks.ts'
import { MoreRows } from '../../ui/paged.tsx'
import { ReasonDialog } from '../../ui/reason-dialog.tsx'
import { ErrorBox, Waiting } from '../../ui/states.tsx'
import { StateTag } from '../../ui/state-tag.tsx'
import { fullMomentWords, momentWords } from '../../words/format.ts'
import { workSealWords as words } from '../../words/zh/work-seals.ts'
import { ListExport } from '../exports/list-export.tsx'
import { AgreementDialog } from './agreement-dialog.tsx'
import css from './letters.module.css'
import { LimitsDialog } from './limits-dialog.tsx'

type Seal = OutputOf<typeof sealList>['rows'][number]
type SealAct = Seal['can'][number]
type DialogProps = { seal: Seal; onClose: () => void }
const tones = { proposed: 'warning', active: 'success', suspended: 'danger', retired: 'neutral' } as const
const dangerous: readonly SealAct[] = ['suspend-seal', 'retire-seal']

export function OneSeal({ seal }: { seal: Seal }) {
  const [asking, setAsking] = useState<SealAct>()
  const [history, setHistory] = useState(false)
  const { suspended, request } = seal
  const close = () => setAsking(undefined)
  return (
    <li>
      <strong>{seal.name}</strong> <StateTag tone={tones[seal.state]}>{sealStates[seal.state]}</StateTag>
      <p className={css.quiet}>{termsWords(seal.terms)}</p>
      {suspended ? (
        <p title={fullMomentWords(suspended.at)}>
          {words.suspendedBy(suspended.by, momentWords(suspended.at), suspended.because)}
        </p>
      ) : null}
      {request ? (
        <p title={fullMomentWords(request.at)}>
          <StateTag tone="warning">{words.waits}</StateTag>{' '}
          {words.askedBy(request.by, momentWords(request.at), sealWishes[request.wish], request.because)}
          {request.terms ? `　${words.asksFor(termsWords(request.terms))}` : null}
        </p>
      ) : null}
      <div className={css.tools}>
        {seal.can.map((act) => (
          <Button
            key={act}
            danger={dangerous.includes(act)}
            type={act === 'answer-seal-request' ? 'primary' : 'default'}
            aria-label={words.actOf(words.acts[act], seal.name)}
            onClick={() => setAsking(act)}
          >
            {words.acts[act]}
          </Button>
        ))}
        <Button
          aria-expanded={history}
          aria-label={words.actOf(words.history, seal.name)}
          onClick={() => setHistory(!history)}
        >
          {words.history}
        </Button>
      </div>
      {history ? <History sealId={seal.id} name={seal.name} /> : null}
      {asking === 'ask-limits' ? <LimitsDialog seal={seal} onClose={close} /> : null}
      {asking === 'suspend-seal' ? <SuspendDialog seal={seal} onClose={close} /> : null}
      {asking === 'ask-resumption' ? <ResumptionDialog seal={seal} onClose={close} /> : null}
      {asking === 'retire-seal' ? <RetireDialog seal={seal} onClose={close} /> : null}
      {asking === 'answer-seal-request' ? <AnswerDialog seal={seal} onClose={close} /> : null}
    </li>
  )
}

function termsWords({ chain, purposes, dailyMost, hours, workingDaysOnly, posts }: Seal['terms']): string {
  const { terms } = words
  return [
    purposes ? terms.only(purposes.map((one) => sealPurposes[one]).join('、')) : terms.all,
    ...(dailyMost ? [terms.most(dailyMost)] : []),
    ...(hours ? [terms.hours(hours.from, hours.to)] : []),
    ...(workingDaysOnly ? [terms.workingDays] : []),
    ...(posts ? [terms.posts(posts.join('、'))] : []),
    terms.chain(sealChains[chain]),
  ].join('；')
}

function simple(route: typeof suspendSeal | typeof askResumption | typeof retireSeal, name: SealAct) {
  return function SealDialog({ seal, onClose }: DialogProps) {
    const act = useAct(route)
    const confirm = async (reason: string) => {
      if (await act.run({ id: seal.id, reason })) onClose()
    }
    return (
      <ReasonDialog
        open
        {...wordsOf(name, seal)}
        danger={dangerous.includes(name)}
        reason={{ least: 2 }}
        act={act}
        onConfirm={(reason) => void confirm(reason)}
        onClose={onClose}
      />
    )
  }
}

const SuspendDialog = simple(suspendSeal, 'suspend-seal')
const ResumptionDialog = simple(askResumption, 'ask-resumption')
const RetireDialog = simple(retireSeal, 'retire-seal')

function AnswerDialog({ seal, onClose }: DialogProps) {
  const act = useAct(answerSealRequest)
  const answer = async (agrees: boolean, reason: string) => {
    if (await act.run({ id: seal.id, agrees, reason })) onClose()
  }
  return (
    <AgreementDialog
      {...wordsOf('answer-seal-request', seal)}
      act={act}
      onAnswer={(agrees, reason) => void answer(agrees, reason)}
      onClose={onClose}
    />
  )
}

function wordsOf(act: SealAct, seal: Seal) {
  return { title: words.actOf(words.acts[act], seal.name), effect: words.effects[act], verb: words.acts[act] }
}

function History({ sealId, name }: { sealId: string; name: string }) {
  const pages = usePages(sealHistory, { sealId, limit: 10 })
  if (pages.problem) return <ErrorBox problem={pages.problem} onRetry={pages.again} />
  if (pages.waiting) return <Waiting lines={2} />
  if (pages.rows.length === 0) return <p className={css.quiet}>{words.noHistory}</p>
  return (
    <>
      <ol className={css.lines} aria-label={words.historyOf(name)}>
        {pages.rows.map((one) => (
          <li key={one.id}>
            <span title={fullMomentWords(one.at)}>{momentWords(one.at)}</span>{' '}
            {words.step(sealSteps[one.step], one.by, one.post, one.because)}
            {one.terms ? `　${termsWords(one.terms)}` : null}
          </li>
        ))}
      </ol>
      <MoreRows pages={pages} />
      <ListExport pages={pages} of={words.historyOf(name)} />
    </>
  )
}
