/** One fee for the staff: what came and went, and refunds, proposed by one and decided by another. */
import { Link, useParams } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { askGateway, type BillPage as Bill, billPage, receiptFile } from '#modules/payments/contract.ts'
import { addressOf } from '../../client/call.ts'
import { useAct, useView } from '../../client/hooks.ts'
import { billTones } from '../../ui/bill-tone.ts'
import { Buttons, Card, Columns, Stack } from '../../ui/card.tsx'
import { FactList } from '../../ui/fact-list.tsx'
import { PageTitle } from '../../ui/page-title.tsx'
import { StandInBadge } from '../../ui/stand-in-badge.tsx'
import { StateTag } from '../../ui/state-tag.tsx'
import { ErrorBox } from '../../ui/states.tsx'
import { dateWords, momentWords, moneyWords } from '../../words/format.ts'
import { paymentWords } from '../../words/zh/payments.ts'
import { workPaymentWords } from '../../words/zh/work-payments.ts'
import { PageLoaded } from '../page-loaded.tsx'
import { DecideRefund, ProposeRefund, RenewBill } from './bill-dialogs.tsx'
import { PayBackAtCounter, TakeAtCounter } from './counter-dialogs.tsx'
import css from './payments.module.css'

const words = workPaymentWords.page
const acts = workPaymentWords.acts

export function BillPage() {
  const { billId } = useParams({ strict: false })
  const page = useView(billPage, { id: billId! }, { everySeconds: 3 })
  return (
    <PageLoaded of={page} title={words.title}>
      {(bill) => <OneBill bill={bill} />}
    </PageLoaded>
  )
}

function OneBill({ bill }: { bill: Bill }) {
  const ask = useAct(askGateway)
  const [said, setSaid] = useState<string>()
  const [doing, setDoing] = useState<'propose' | 'renew' | 'take'>()
  const close = () => setDoing(undefined)
  const find = async () => setSaid((await ask.run({ id: bill.id })) && acts.asked)
  return (
    <Stack>
      <PageTitle text={`${words.title} ${bill.number}`}>{words.title}</PageTitle>
      <Buttons>
        <Link to={'/work/payments' as string}>{workPaymentWords.back}</Link>
        <Link to={`/work/cases/${bill.subjectId}` as string}>{words.toCase}</Link>
        {bill.standIn ? <StandInBadge of={paymentWords.standIn} /> : null}
      </Buttons>
      <Buttons>
        {bill.can.includes('take') ? (
          <Button type="primary" onClick={() => setDoing('take')}>
            {acts.take}
          </Button>
        ) : null}
        {bill.receipt ? (
          <Button href={addressOf(receiptFile, { id: bill.id })} target="_blank" rel="noreferrer">
            {acts.printReceipt}
          </Button>
        ) : bill.paidAt ? (
          <span>{acts.receiptComing}</span>
        ) : null}
        {bill.can.includes('propose-refund') ? (
          <Button onClick={() => setDoing('propose')}>{acts.propose}</Button>
        ) : null}
        {bill.can.includes('renew') ? <Button onClick={() => setDoing('renew')}>{acts.renew}</Button> : null}
        {bill.can.includes('ask') ? (
          <Button loading={ask.pending} onClick={() => void find()}>
            {acts.ask}
          </Button>
        ) : null}
      </Buttons>
      <output>{said}</output>
      {ask.problem ? <ErrorBox problem={ask.problem} /> : null}
      <Columns least="400px">
        <Card title={words.facts} extra={<StateTag tone={billTones[bill.status]}>{bill.statusTitle}</StateTag>}>
          <FactList facts={factsOf(bill)} />
        </Card>
        <Stack>
          <Card title={paymentWords.movements}>
            {bill.movements.length === 0 ? <p>{words.noMovements}</p> : null}
            <ul className={css.list}>
              {bill.movements.map((one) => (
                <li key={`${one.kind}${one.serial}`}>
                  {one.title} {moneyWords(one.amount)}，{momentWords(one.at)}
                  <p>
                    {one.meansTitle}
                    {one.by ? `，${one.by}` : ''}
                  </p>
                  <p className={css.whole}>{one.serial}</p>
                </li>
              ))}
            </ul>
          </Card>
          <Card title={paymentWords.refunds}>
            {bill.refunds.length === 0 ? <p>{words.noRefunds}</p> : null}
            <ul className={css.list}>
              {bill.refunds.map((one) => (
                <Refund key={one.id} billId={bill.id} refund={one} />
              ))}
            </ul>
          </Card>
        </Stack>
      </Columns>
      {doing === 'propose' ? <ProposeRefund bill={bill} onClose={close} /> : null}
      {doing === 'take' ? <TakeAtCounter bill={bill} onClose={close} /> : null}
      {doing === 'renew' ? <RenewBill bill={bill} onClose={close} /> : null}
    </Stack>
  )
}

function factsOf(bill: Bill) {
  return [
    { key: 'title', label: workPaymentWords.columns.title, value: bill.title },
    { key: 'payer', label: workPaymentWords.columns.payer, value: bill.payerName },
    ...bill.lines.map((line) => ({
      key: line.name,
      label: `${line.name} ${moneyWords(line.amount)}`,
      value: paymentWords.basis(line.basis),
    })),
    { key: 'taken', label: words.taken, value: moneyWords(bill.taken) },
    { key: 'returned', label: words.returned, value: moneyWords(bill.returned) },
    { key: 'raised', label: words.raised, value: momentWords(bill.raisedAt) },
    { key: 'due', label: paymentWords.due, value: dateWords(bill.dueOn) },
    { key: 'attempts', label: words.attempts, value: words.times(bill.attempts) },
    ...(bill.failure ? [{ key: 'failure', label: words.failure, value: bill.failure }] : []),
    ...(bill.endedWhy ? [{ key: 'ended', label: words.ended, value: bill.endedWhy }] : []),
    ...(bill.paidAt ? [{ key: 'paid', label: words.paid, value: momentWords(bill.paidAt) }] : []),
    ...(bill.receipt
      ? [
          {
            key: 'receipt',
            label: words.receipt,
            value: (
              <a href={addressOf(receiptFile, { id: bill.id })} target="_blank" rel="noreferrer">
                {bill.receipt.number}
              </a>
            ),
          },
        ]
      : []),
  ]
}

function Refund({ billId, refund }: { billId: string; refund: Bill['refunds'][number] }) {
  const [agrees, setAgrees] = useState<boolean>()
  const [paying, setPaying] = useState(false)
  return (
    <li>
      <StateTag tone={refund.status === 'done' ? 'success' : 'warning'}>{refund.statusTitle}</StateTag>{' '}
      {paymentWords.refundLine(moneyWords(refund.amount), refund.causeTitle)}
      <p>{refund.reason}</p>
      <p>
        {words.proposed(refund.proposedBy, momentWords(refund.proposedAt))}
        {refund.decidedBy ? `；${words.decided(refund.decidedBy)}` : ''}
        {refund.words ? `；${refund.words}` : ''}
      </p>
      {refund.mayDecide ? (
        <Buttons>
          <Button type="primary" onClick={() => setAgrees(true)}>
            {acts.approve}
          </Button>
          <Button onClick={() => setAgrees(false)}>{acts.decline}</Button>
        </Buttons>
      ) : null}
      {refund.mayPayOut && refund.counter ? (
        <Buttons>
          <Button type="primary" onClick={() => setPaying(true)}>
            {acts.payOut}
          </Button>
        </Buttons>
      ) : null}
      {paying && refund.counter ? (
        <PayBackAtCounter billId={billId} refund={refund} means={refund.counter} onClose={() => setPaying(false)} />
      ) : null}
      {agrees === undefined ? null : (
        <DecideRefund billId={billId} refundId={refund.id} agrees={agrees} onClose={() => setAgrees(undefined)} />
      )}
    </li>
  )
}
