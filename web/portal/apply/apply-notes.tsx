/** What one should know while filling in: saved when, changed since, on another device too, meant for whom. */
import { Link } from '@tanstack/react-router'
import type { Draft } from '#modules/forms/contract.ts'
import type { Account } from '../../client/session.ts'
import { applyWords as words } from '../../words/zh/portal-apply.ts'
import css from './apply.module.css'
import type { Beginning } from './begin.ts'
import { DraftConflict, SavedLine } from './draft-notes.tsx'
import type { DraftInHand } from './use-draft.ts'

type Props = {
  begun: Beginning
  account: Account
  draft: DraftInHand<never, Draft>
  /** The version whose form and materials are shown now. */
  versionId: string | undefined
  onTake: (other: Draft) => Promise<void>
}

export function ApplyNotes({ begun, account, draft, versionId, onTake }: Props) {
  const { item } = begun
  const changedNow = versionId !== undefined && versionId !== item.versionId
  return (
    <div className={css.notes}>
      <SavedLine of={draft} />
      {changedNow ? <p className={css.warning}>{words.changedNow}</p> : null}
      {begun.draft?.changedTo ? <Changed changes={begun.draft.changes} /> : null}
      {begun.draft && !begun.draft.open ? (
        <p className={css.warning}>
          {words.closed}
          <Link to="/items/$itemId" params={{ itemId: item.id }} className={css.link}>
            {words.toGuide}
          </Link>
        </p>
      ) : null}
      {isMeantFor(begun, account) ? null : (
        <p className={css.warning}>
          {words.notMeant(
            item.words.audience.join('、'),
            account.onBehalfOf?.kind === 'enterprise' ? words.enterprise : words.person,
          )}
          <Link to="/me" className={css.link}>
            {words.switchIdentity}
          </Link>
        </p>
      )}
      <DraftConflict of={draft} onTake={onTake} />
    </div>
  )
}

/** What is otherwise than when the draft was begun, by kind, each named. */
function Changed({ changes }: { changes: Draft['changes'] }) {
  const lines = new Map<string, string[]>()
  for (const { what, how, name } of changes) {
    const title = words.changes[what][how]
    lines.set(title, [...(lines.get(title) ?? []), name])
  }
  return (
    <div className={css.warning} aria-live="polite">
      <p>{words.changed}</p>
      {lines.size > 0 ? (
        <ul className={css.changes}>
          {[...lines].map(([title, names]) => (
            <li key={title}>{words.changeLine(title, names)}</li>
          ))}
        </ul>
      ) : null}
    </div>
  )
}

/** 服务对象 1 is a natural person, the others are organisations: a word of warning here, the decision is the server's. */
function isMeantFor({ item: { content } }: Beginning, account: Account): boolean {
  if (content.gaps?.includes('audience')) return true
  return account.onBehalfOf?.kind === 'enterprise'
    ? content.audience.some((one) => one !== '1')
    : content.audience.includes('1')
}
