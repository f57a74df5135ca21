/** What one should know of a draft: saved when, and what another device saved meanwhile. */
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { formHandedIn } from '#modules/forms/contract.ts'
import type { ProblemError } from '../../client/problem.ts'
import { Buttons } from '../../ui/card.tsx'
import { clockWords, momentWords } from '../../words/format.ts'
import { applyWords as words } from '../../words/zh/portal-apply.ts'
import css from './apply.module.css'
import type { DraftInHand } from './use-draft.ts'

type Saving = Pick<DraftInHand<never, unknown>, 'saving' | 'savedAt' | 'problem'>

export function SavedLine({ of }: { of: Saving }) {
  return (
    <p className={css.quiet} aria-live="polite">
      {savedWords(of)}
      <HandedInLink problem={of.problem} />
    </p>
  )
}

/** Where a window has filed what one was still typing at. */
export function HandedInLink({ problem }: { problem: ProblemError | undefined }) {
  const caseId = problem?.code === formHandedIn.code ? problem.facts.caseId : undefined
  return typeof caseId === 'string' ? (
    <Link to="/cases/$caseId" params={{ caseId }} className={css.link}>
      {words.toCase}
    </Link>
  ) : null
}

function savedWords({ saving, savedAt, problem }: Saving): string {
  if (problem) return problem.code === formHandedIn.code ? problem.title : words.notSaved
  if (saving) return words.saving
  return savedAt ? words.savedAt(clockWords(savedAt)) : words.starting
}

type ConflictProps<Kept> = { of: DraftInHand<never, Kept>; onTake: (other: Kept) => Promise<void> }

export function DraftConflict<Kept extends { savedAt: string }>({
  of: { conflict, insist },
  onTake,
}: ConflictProps<Kept>) {
  if (!conflict) return null
  return (
    <div role="alert" className={css.warning}>
      <p>{words.conflict(momentWords(conflict.savedAt))}</p>
      <Buttons>
        <Button type="primary" onClick={() => insist(conflict)}>
          {words.keepThis}
        </Button>
        <Button onClick={() => void onTake(conflict)}>{words.takeOther}</Button>
      </Buttons>
    </div>
  )
}
