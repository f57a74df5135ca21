/** The receipt: number and query code to keep, what happens now, by when, and how one will hear. */
import { useParams } from '@tanstack/react-router'
import { useView } from '../../client/hooks.ts'
import { myCase } from '#modules/cases/contract.ts'
import { Buttons, Card, Stack } from '../../ui/card.tsx'
import { PageTitle } from '../../ui/page-title.tsx'
import { PrintButton, PrintHeader } from '../../ui/print-button.tsx'
import { QrCode } from '../../ui/qr-code.tsx'
import { dateWords } from '../../words/format.ts'
import { portalCaseWords as words } from '../../words/zh/portal-cases.ts'
import { portalEasierWords } from '../../words/zh/portal-easier.ts'
import { portalWords } from '../../words/zh/portal.ts'
import { CitizenOnly } from '../account/citizen-only.tsx'
import type { MyCase } from '../cases/case-page.tsx'
import { HandoutCard } from '../cases/handout-card.tsx'
import { LoadedPage } from '../loaded-page.tsx'
import { LinkButton } from '../link-button.tsx'
import { RuleCheckCard } from '../cases/rule-check-card.tsx'
import css from './apply.module.css'

const easier = portalEasierWords.instant

export function ReceiptPage() {
  const { caseId } = useParams({ from: '/portal/cases/$caseId/receipt' })
  return <CitizenOnly to={words.to}>{() => <Receipt caseId={caseId} />}</CitizenOnly>
}

function Receipt({ caseId }: { caseId: string }) {
  const view = useView(myCase, { caseId })
  return (
    <LoadedPage title={words.receiptTitle} of={view}>
      {(file) => <OneReceipt file={file} />}
    </LoadedPage>
  )
}

function OneReceipt({ file }: { file: MyCase }) {
  const query = new URLSearchParams({ number: file.number, code: file.queryCode })
  const due = file.clock.acceptanceDue
  const instant = file.ruleCheck?.granted === true
  const title = instant ? easier.title : words.receiptTitle
  return (
    <Stack>
      <PrintHeader title={words.receiptPrint(portalWords.city)} number={file.number} />
      <PageTitle text={title} className={css.done}>
        <span aria-hidden="true">✓ </span>
        {title}
      </PageTitle>
      {instant ? <GrantedAtOnce file={file} /> : null}
      <Card title={file.item.name}>
        <div className={css.receipt}>
          <Stack>
            <div>
              <p className={css.quiet}>{words.number}</p>
              <p className={css.big}>{file.number}</p>
            </div>
            <div>
              <p className={css.quiet}>{words.queryCode}</p>
              <p className={css.big}>{file.queryCode}</p>
            </div>
            <p className={css.quiet}>{words.receiptKeep}</p>
          </Stack>
          <figure className={css.code}>
            <QrCode text={`${location.origin}/progress?${query}`} label={words.receiptScan} />
            <figcaption className={css.quiet}>{words.receiptScan}</figcaption>
          </figure>
        </div>
      </Card>
      <Card title={words.next}>
        <ul className={css.then}>
          {instant ? <li>{easier.letter}</li> : <li>{words.receiptNowText(file.organ.name)}</li>}
          {instant ? null : <li>{due ? words.receiptWhen(dateWords(due)) : file.next}</li>}
          <li>{words.receiptHow}</li>
        </ul>
      </Card>
      {instant ? null : <HandoutCard caseId={file.id} />}
      {!instant && file.ruleCheck ? <RuleCheckCard check={file.ruleCheck} /> : null}
      <Buttons>
        <LinkButton primary to="/cases/$caseId" params={{ caseId: file.id }}>
          {words.toCase}
        </LinkButton>
        <PrintButton label={words.printReceipt} />
      </Buttons>
    </Stack>
  )
}

/** 秒批: the answer is there with the receipt, and why. */
function GrantedAtOnce({ file }: { file: MyCase }) {
  return (
    <>
      <p>{easier.text}</p>
      {file.licenceId ? (
        <Buttons>
          <LinkButton primary to="/licences/$licenceId" params={{ licenceId: file.licenceId }}>
            {easier.licence}
          </LinkButton>
        </Buttons>
      ) : null}
      <RuleCheckCard check={file.ruleCheck!} title={easier.reasons} />
    </>
  )
}
