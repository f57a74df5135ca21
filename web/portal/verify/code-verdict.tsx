/** What a code says: twelve letters printed on paper, or eight shown on a phone for a minute. */
import { useQuery } from '@tanstack/react-query'
import type { OutputOf } from '#kernel/contract.ts'
import { issuedKinds, verifyCode } from '#modules/documents/contract.ts'
import { checkShowCode, verifyLicence } from '#modules/licences/contract.ts'
import { call } from '../../client/call.ts'
import { useView } from '../../client/hooks.ts'
import { asProblem } from '../../client/problem.ts'
import { Loaded } from '../../ui/states.tsx'
import { fullDateWords, fullMomentWords } from '../../words/format.ts'
import { licenceWords as words } from '../../words/zh/portal-licences.ts'
import { signetWords } from '../../words/zh/signets.ts'
import { Verdict } from './verdict.tsx'

export function CodeVerdict({ code }: { code: string }) {
  return code.length === 8 ? <ShownOnPhone code={code} /> : <PrintedOnPaper code={code} />
}

function PrintedOnPaper({ code }: { code: string }) {
  const issued = useView(verifyCode, { code })
  return (
    <Loaded of={issued}>
      {(facts) => (facts.kind === 'licence' ? <PrintedLicence code={code} /> : <IssuedVerdict issued={facts} />)}
    </Loaded>
  )
}

function PrintedLicence({ code }: { code: string }) {
  const licence = useView(verifyLicence, { code })
  return (
    <Loaded of={licence}>
      {({ change, newVersion, ...shown }) => (
        <LicenceVerdict
          licence={shown}
          text={
            change
              ? `${change.title}：${change.reason}（${change.basis}）`
              : newVersion
                ? words.newVersion(newVersion)
                : undefined
          }
        />
      )}
    </Loaded>
  )
}

/** Looking at a shown licence is written down for its holder, so it is done once for each code. */
function ShownOnPhone({ code }: { code: string }) {
  const query = useQuery({
    queryKey: [checkShowCode.name, code],
    queryFn: () => call(checkShowCode, { code }),
    // Not even an act elsewhere on the page asks again.
    staleTime: 'static',
  })
  const problem = query.error ? asProblem(query.error) : undefined
  return (
    <Loaded of={{ data: query.data, problem, again: () => void query.refetch() }}>
      {(licence) => <LicenceVerdict licence={licence} />}
    </Loaded>
  )
}

type Shown = OutputOf<typeof checkShowCode>

function LicenceVerdict({ licence, text }: { licence: Shown; text?: string }) {
  const valid = licence.status === 'valid'
  return (
    <Verdict
      tone={valid ? 'success' : 'warning'}
      title={valid ? words.verdict.inForce : words.verdict.notInForce}
      text={text}
      facts={[
        { key: 'title', label: words.docTitle, value: licence.title },
        { key: 'status', label: words.status, value: licence.statusTitle },
        { key: 'holder', label: words.holder, value: licence.holder },
        { key: 'number', label: words.number, value: licence.number },
        { key: 'organ', label: words.organ, value: licence.organName },
        { key: 'from', label: words.validFrom, value: fullDateWords(licence.validFrom) },
        { key: 'to', label: words.validTo, value: licence.validTo ? fullDateWords(licence.validTo) : words.forever },
        { key: 'identifier', label: words.identifier, value: licence.identifier },
        ...licence.face.map((row) => ({ key: `face-${row.label}`, label: row.label, value: row.text })),
        { key: 'checked', label: words.checkedAt, value: fullMomentWords(licence.checkedAt) },
      ]}
    />
  )
}

export type Issued = OutputOf<typeof verifyCode>

export function issuedFacts(issued: Issued) {
  return [
    { key: 'kind', label: words.kind, value: issuedKinds[issued.kind] },
    { key: 'title', label: words.docTitle, value: issued.title },
    { key: 'number', label: words.docNumber, value: issued.number },
    ...(issued.kind === 'submission'
      ? [{ key: 'organ', label: signetWords.sealedBy, value: issued.organName }]
      : [
          { key: 'organ', label: words.organ, value: issued.organName },
          { key: 'holder', label: words.holder, value: issued.holder },
        ]),
    { key: 'issued', label: words.issued, value: fullMomentWords(issued.issuedAt) },
    ...(issued.voidedAt
      ? [
          { key: 'voided', label: words.voidedAt, value: fullMomentWords(issued.voidedAt) },
          { key: 'reason', label: words.voidReason, value: issued.voidReason },
        ]
      : []),
    ...(issued.fingerprint ? [{ key: 'fingerprint', label: words.fingerprint, value: issued.fingerprint }] : []),
  ]
}

function IssuedVerdict({ issued }: { issued: Issued }) {
  const good = issued.status === 'in-force'
  return (
    <Verdict
      tone={good ? 'success' : 'warning'}
      title={good ? (issued.kind === 'submission' ? signetWords.genuine : words.verdict.inForce) : words.verdict.void}
      facts={issuedFacts(issued)}
    />
  )
}
