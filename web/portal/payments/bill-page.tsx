/** One fee: what is owed and why, going to pay, waiting for the outcome, trying again, the receipt. */
import { useParams } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { myCase } from '#modules/cases/contract.ts'
import { askGateway, type BillPage as Bill, billPage, receiptFile, startPayment } from '#modules/payments/contract.ts'
import { addressOf } from '../../client/call.ts'
import { useAct, useView } from '../../client/hooks.ts'
import { billTones } from '../../ui/bill-tone.ts'
import { Buttons, Card, Stack } from '../../ui/card.tsx'
import { FactList } from '../../ui/fact-list.tsx'
import { PageTitle } from '../../ui/page-title.tsx'
import { StandInBadge } from '../../ui/stand-in-badge.tsx'
import { StateTag } from '../../ui/state-tag.tsx'
import { ErrorBox } from '../../ui/states.tsx'
import { dateWords, momentWords, moneyWords } from '../../words/format.ts'
import { paymentWords as words } from '../../words/zh/payments.ts'
import { CitizenOnly } from '../account/citizen-only.tsx'
import { AskPerson } from '../assistance/ask-person.tsx'
import { FileLink, LinkButton } from '../link-button.tsx'
import { LoadedPage } from '../loaded-page.tsx'
import css from './payments.module.css'

const SECONDS = 3

export function BillPage() {
  const { billId } = useParams({ from: '/portal/bills/$billId' })
  return <CitizenOnly to={words.to}>{() => <OneBill id={billId} />}</CitizenOnly>
}

function OneBill({ id }: { id: string }) {
  const view = useView(billPage, { id })
  return (
    <LoadedPage title={words.title} of={view} lines={8}>
      {(bill) => (
        <Stack>
          <header className={css.header}>
            <PageTitle text={bill.title} />
            <StateTag tone={billTones[bill.status]}>{bill.statusTitle}</StateTag>
            {bill.standIn ? <StandInBadge of={words.standIn} /> : null}
          </header>
          <Card>
            <Stack>
              <Standing bill={bill} />
              <Pay bill={bill} />
              {bill.can.length > 0 ? <AskAboutCase caseId={bill.subjectId} /> : null}
            </Stack>
          </Card>
          <Lines bill={bill} />
          <LinkButton to="/cases/$caseId" params={{ caseId: bill.subjectId }}>
            {words.toCase}
          </LinkButton>
        </Stack>
      )}
    </LoadedPage>
  )
}

/** Whoever answers sees for which item it is. */
function AskAboutCase({ caseId }: { caseId: string }) {
  return <AskPerson at="payment" itemId={useView(myCase, { caseId }).data?.item.id} />
}

function Standing({ bill }: { bill: Bill }) {
  if (bill.status === 'paying') return <WaitingForOutcome id={bill.id} />
  return (
    <>
      {bill.failure ? <p role="alert">{words.failed(bill.failure)}</p> : null}
      <p>{standingWords(bill)}</p>
    </>
  )
}

function standingWords({ status, amount, returned, dueOn, paidAt }: Bill): string {
  const money = moneyWords(amount)
  if (status === 'due') return words.dueBy(money, dateWords(dueOn))
  if (status === 'lapsed') return words.wasDue(money, dateWords(dueOn))
  if (status === 'cancelled') return words.cancelled
  if (returned > 0) return words.refunded(moneyWords(returned))
  return paidAt ? words.paidOn(money, momentWords(paidAt)) : words.paid(money)
}

/** Looks again every few seconds while the outcome is not known. */
function WaitingForOutcome({ id }: { id: string }) {
  useView(billPage, { id }, { everySeconds: SECONDS })
  return (
    <>
      <output className={css.waits}>{words.paying}</output>
      <p>{words.payingText}</p>
    </>
  )
}

function Pay({ bill }: { bill: Bill }) {
  const pay = useAct(startPayment)
  const ask = useAct(askGateway)
  const [asked, setAsked] = useState(false)
  const go = async () => {
    const started = await pay.run({ id: bill.id })
    if (started) window.location.assign(started.payUrl)
  }
  const waits = bill.status === 'paying'
  const verb = waits ? words.payAgain : bill.failure ? words.tryAgain : words.pay
  return (
    <>
      {bill.can.includes('pay') ? <p className={css.quiet}>{words.leaving}</p> : null}
      <Buttons>
        {waits && bill.can.includes('ask') ? (
          <Button
            type="primary"
            loading={ask.pending}
            onClick={() => void ask.run({ id: bill.id }).then((answer) => setAsked(answer !== undefined))}
          >
            {words.ask}
          </Button>
        ) : null}
        {bill.can.includes('pay') ? (
          <Button type={waits ? 'default' : 'primary'} loading={pay.pending} onClick={() => void go()}>
            {verb}
          </Button>
        ) : null}
        {bill.receipt ? (
          <FileLink primary href={addressOf(receiptFile, { id: bill.id })}>
            {words.receipt}
          </FileLink>
        ) : null}
      </Buttons>
      {bill.status === 'paid' && !bill.receipt ? <ReceiptComing id={bill.id} /> : null}
      {bill.receipt ? <p className={css.quiet}>{words.notFiscal}</p> : null}
      <output>{asked && waits ? words.asked : null}</output>
      {pay.problem ? <ErrorBox problem={pay.problem} /> : null}
      {ask.problem ? <ErrorBox problem={ask.problem} /> : null}
    </>
  )
}

function ReceiptComing({ id }: { id: string }) {
  useView(billPage, { id }, { everySeconds: SECONDS })
  return <p className={css.quiet}>{words.receiptComing}</p>
}

function Lines({ bill }: { bill: Bill }) {
  return (
    <Card title={words.lines}>
      <Stack>
        <ul className={css.lines}>
          {bill.lines.map((line) => (
            <li key={line.name}>
              <span>{line.name}</span>
              <strong>{moneyWords(line.amount)}</strong>
              <small>{words.basis(line.basis)}</small>
            </li>
          ))}
          <li>
            <span>{words.total}</span>
            <strong>{moneyWords(bill.amount)}</strong>
          </li>
        </ul>
        <FactList
          columns={2}
          facts={[
            { key: 'payee', label: words.payee, value: bill.organName },
            { key: 'due', label: words.due, value: dateWords(bill.dueOn) },
            { key: 'number', label: words.number, value: <span className={css.whole}>{bill.number}</span> },
            { key: 'case', label: words.caseNumber, value: <span className={css.whole}>{bill.subjectNumber}</span> },
            ...bill.movements.map((one) => ({
              key: one.serial,
              label: `${one.title} ${moneyWords(one.amount)}`,
              value: (
                <span className={css.whole}>
                  {momentWords(one.at)}，{words.serial} {one.serial}
                </span>
              ),
            })),
            ...bill.refunds.map((one) => ({
              key: one.id,
              label: `${words.refunds}：${one.statusTitle}`,
              value: words.refundLine(moneyWords(one.amount), one.causeTitle),
            })),
          ]}
        />
      </Stack>
    </Card>
  )
}
