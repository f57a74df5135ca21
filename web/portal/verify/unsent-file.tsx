/** For those who will not hand a file over: its fingerprint is reckoned in the browser, and only that is asked about. */
import { Button } from 'antd'
import { useRef, useState } from 'react'
import { verifyFingerprint } from '#modules/documents/contract.ts'
import { call } from '../../client/call.ts'
import { asProblem, type ProblemError } from '../../client/problem.ts'
import { ErrorBox } from '../../ui/states.tsx'
import { licenceWords as words } from '../../words/zh/portal-licences.ts'
import { type Issued, issuedFacts } from './code-verdict.tsx'
import { Verdict } from './verdict.tsx'

export type Unsent = { name: string; fingerprint: string; issued?: Issued }

export function UnsentFile({ onChecked }: { onChecked: (file: Unsent | undefined) => void }) {
  const input = useRef<HTMLInputElement>(null)
  const [pending, setPending] = useState(false)
  const [problem, setProblem] = useState<ProblemError>()
  // Browsers reckon digests on pages that came safely only.
  if (!globalThis.crypto?.subtle) return <p>{words.unsentImpossible}</p>
  const check = async (file: File | undefined) => {
    if (!file) return
    onChecked(undefined)
    setProblem(undefined)
    setPending(true)
    try {
      const fingerprint = await fingerprintOf(file)
      onChecked({ name: file.name, fingerprint, issued: await issuedUnder(fingerprint) })
    } catch (error) {
      setProblem(asProblem(error))
    } finally {
      setPending(false)
    }
  }
  return (
    <>
      <input
        ref={input}
        aria-label={words.chooseUnsent}
        className="unseen"
        type="file"
        tabIndex={-1}
        onChange={(event) => {
          void check(event.target.files?.[0])
          event.target.value = ''
        }}
      />
      <Button loading={pending} onClick={() => input.current?.click()}>
        {pending ? words.hashing : words.chooseUnsent}
      </Button>
      {problem ? <ErrorBox problem={problem} /> : null}
    </>
  )
}

async function fingerprintOf(file: File): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', await file.arrayBuffer())
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('')
}

async function issuedUnder(fingerprint: string): Promise<Issued | undefined> {
  try {
    return await call(verifyFingerprint, { fingerprint })
  } catch (error) {
    const problem = asProblem(error)
    if (problem.code === 'documents.fingerprint-unknown') return undefined
    throw error
  }
}

export function UnsentVerdict({ file: { name, fingerprint, issued } }: { file: Unsent }) {
  if (!issued)
    return (
      <Verdict
        tone="warning"
        title={words.unsentUnknown}
        text={`${name}：${words.unsentUnknownText}${words.unsentText(fingerprint)}`}
        facts={[]}
      />
    )
  const inForce = issued.status === 'in-force'
  return (
    <Verdict
      tone={inForce ? 'success' : 'warning'}
      title={inForce ? words.unsentGood : words.verdict.void}
      text={`${name}：${words.unsentText(fingerprint)}`}
      facts={issuedFacts(issued)}
    />
  )
}
