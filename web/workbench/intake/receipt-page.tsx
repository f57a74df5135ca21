/** 收件凭证: what was received, by which number and code it can be followed. Printed on one sheet. */
import { Link, useParams } from '@tanstack/react-router'
import { casePage } from '#modules/cases/contract.ts'
import { useView } from '../../client/hooks.ts'
import { Buttons, Card, Stack } from '../../ui/card.tsx'
import { FactList } from '../../ui/fact-list.tsx'
import { PageTitle } from '../../ui/page-title.tsx'
import { PrintButton, PrintHeader } from '../../ui/print-button.tsx'
import { QrCode } from '../../ui/qr-code.tsx'
import { fullDateWords, fullMomentWords } from '../../words/format.ts'
import { portalWords } from '../../words/zh/portal.ts'
import { workCaseWords } from '../../words/zh/work-cases.ts'
import { intakeWords } from '../../words/zh/work-intake.ts'
import type { CaseFile } from '../cases/clocks.tsx'
import { PageLoaded } from '../page-loaded.tsx'
import css from './intake.module.css'

const words = intakeWords.receipt

export function ReceiptPage() {
  const { caseId } = useParams({ strict: false })
  const page = useView(casePage, { caseId: caseId! })
  return (
    <PageLoaded of={page} title={words.title}>
      {(file) => <Receipt file={file} />}
    </PageLoaded>
  )
}

/** @param props.bare the page around it has its own title and buttons */
export function Receipt({ file, bare }: { file: CaseFile; bare?: boolean }) {
  const received = file.materials.filter((one) => one.how !== 'none')
  const follow = `${location.origin}/progress?${new URLSearchParams({ number: file.number, code: file.queryCode })}`
  return (
    <Stack className={css.receipt}>
      {bare ? null : (
        <div className="not-printed">
          <PageTitle text={words.title} />
        </div>
      )}
      <PrintHeader title={words.head(portalWords.city)} number={file.number} />
      {bare ? null : (
        <Buttons>
          <Link to={`/work/cases/${file.id}` as string} className={css.primaryLink}>
            {words.toCase}
          </Link>
          <PrintButton />
          <Link to={'/work/intake' as string} className={css.plainLink}>
            {words.another}
          </Link>
        </Buttons>
      )}
      <Card>
        <div className={css.receiptTop}>
          <FactList
            facts={[
              { key: 'number', label: words.number, value: <strong>{file.number}</strong> },
              { key: 'code', label: words.queryCode, value: <strong>{file.queryCode}</strong> },
              { key: 'item', label: words.item, value: file.item.name },
              { key: 'applicant', label: words.applicant, value: file.applicant.name },
              { key: 'organ', label: words.organ, value: file.organ.name },
              { key: 'phone', label: words.phone, value: file.organ.phone },
              { key: 'at', label: words.filedAt, value: fullMomentWords(file.filedAt) },
              ...(file.clock.acceptanceDue
                ? [{ key: 'due', label: words.acceptanceDue, value: fullDateWords(file.clock.acceptanceDue) }]
                : []),
            ]}
          />
          <div className={css.code}>
            <QrCode text={follow} label={words.qr} size={144} />
            <p className={css.quiet}>{words.qrText}</p>
          </div>
        </div>
      </Card>
      <Card title={words.materials}>
        {received.length === 0 ? <p>{words.noMaterials}</p> : null}
        <ol className={css.conditions}>
          {received.map((one) => (
            <li key={one.key}>
              {one.name}（{workCaseWords.materialHow[one.how]}）
            </li>
          ))}
        </ol>
      </Card>
      <p>{words.text}</p>
      <p className="only-printed">
        {words.signApplicant}：__________________　　{words.sign}：__________________
      </p>
    </Stack>
  )
}
