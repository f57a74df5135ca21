/** One member of staff beside the list: posts, and what may be done with the account. */
import { Button } from 'antd'
import { useState } from 'react'
import {
  assignPost,
  removePost,
  resetPassword,
  resumeAccount,
  suspendAccount,
  unlockAccount,
} from '#modules/identity/contract.ts'
import { useAct } from '../../client/hooks.ts'
import { useCan } from '../../client/session.ts'
import { Buttons } from '../../ui/card.tsx'
import { TextField } from '../../ui/field.tsx'
import { ReasonDialog } from '../../ui/reason-dialog.tsx'
import { peopleWords } from '../../words/zh/work-people.ts'
import split from '../split.module.css'
import { PostField } from './post-field.tsx'
import { AccountState, type StaffRow } from './staff-page.tsx'

const words = peopleWords.staff

type Post = StaffRow['posts'][number]
type Asking = 'assign' | 'unlock' | 'reset' | 'suspend' | 'resume' | { remove: Post }

export function StaffDetails({ row, onClose }: { row: StaffRow; onClose: () => void }) {
  const can = useCan()
  const [asking, setAsking] = useState<Asking>()
  const manages = can('identity.manage-accounts')
  const dialog = { row, onClose: () => setAsking(undefined) }
  return (
    <aside className={split.side} aria-label={words.preview}>
      <div className={split.head}>
        <h2>
          {row.name} {row.username}
        </h2>
        <Button aria-label={words.close} onClick={onClose}>
          <span aria-hidden="true">×</span>
        </Button>
      </div>
      <p>
        <AccountState row={row} />
      </p>
      <section>
        <h3>{words.posts}</h3>
        {row.posts.length === 0 ? <p>{words.noPosts}</p> : null}
        <ul className={split.list}>
          {row.posts.map((post) => (
            <li key={post.id}>
              <span>
                {post.organName} {post.title}
              </span>
              {manages ? (
                <Button aria-label={words.removeOf(post.title)} onClick={() => setAsking({ remove: post })}>
                  {words.remove}
                </Button>
              ) : null}
            </li>
          ))}
        </ul>
      </section>
      {manages ? (
        <Buttons>
          <Button type="primary" onClick={() => setAsking('assign')}>
            {words.assign}
          </Button>
          {row.lockedUntil ? <Button onClick={() => setAsking('unlock')}>{words.unlock}</Button> : null}
          <Button onClick={() => setAsking('reset')}>{words.reset}</Button>
          {row.status === 'suspended' ? (
            <Button onClick={() => setAsking('resume')}>{words.resume}</Button>
          ) : (
            <Button danger onClick={() => setAsking('suspend')}>
              {words.suspend}
            </Button>
          )}
        </Buttons>
      ) : null}
      {asking === 'assign' ? <Assign {...dialog} /> : null}
      {asking === 'unlock' ? <Plain {...dialog} act="unlock" /> : null}
      {asking === 'resume' ? <Plain {...dialog} act="resume" /> : null}
      {asking === 'reset' ? <Reset {...dialog} /> : null}
      {asking === 'suspend' ? <Suspend {...dialog} /> : null}
      {typeof asking === 'object' ? <Remove {...dialog} post={asking.remove} /> : null}
    </aside>
  )
}

type DialogProps = { row: StaffRow; onClose: () => void }

const plain = {
  unlock: { route: unlockAccount, title: words.unlock, effect: words.unlockEffect },
  resume: { route: resumeAccount, title: words.resume, effect: words.resumeEffect },
} as const

function Plain({ row, onClose, act: kind }: DialogProps & { act: keyof typeof plain }) {
  const { route, title, effect } = plain[kind]
  const act = useAct(route)
  const send = async () => {
    if (await act.run({ id: row.accountId })) onClose()
  }
  return (
    <ReasonDialog
      open
      title={title}
      effect={effect}
      verb={title}
      reason="none"
      act={act}
      onConfirm={() => void send()}
      onClose={onClose}
    />
  )
}

function Assign({ row, onClose }: DialogProps) {
  const act = useAct(assignPost)
  const [postId, setPostId] = useState('')
  const [tried, setTried] = useState(false)
  const send = async () => {
    setTried(true)
    if (postId !== '' && (await act.run({ id: row.id, postId }))) onClose()
  }
  return (
    <ReasonDialog
      open
      title={words.assign}
      effect={row.name}
      verb={words.assign}
      reason="none"
      act={act}
      onConfirm={() => void send()}
      onClose={onClose}
    >
      <PostField value={postId} error={tried && postId === '' ? words.postEmpty : undefined} onChange={setPostId} />
    </ReasonDialog>
  )
}

function Remove({ row, post, onClose }: DialogProps & { post: Post }) {
  const act = useAct(removePost)
  const send = async () => {
    if (await act.run({ id: row.id, postId: post.id })) onClose()
  }
  return (
    <ReasonDialog
      open
      title={words.removeOf(post.title)}
      effect={words.removeEffect(row.name, post.title)}
      verb={words.remove}
      danger
      reason="none"
      act={act}
      onConfirm={() => void send()}
      onClose={onClose}
    />
  )
}

function Reset({ row, onClose }: DialogProps) {
  const act = useAct(resetPassword)
  const [newPassword, setNewPassword] = useState('')
  const send = async () => {
    if (await act.run({ id: row.accountId, newPassword })) onClose()
  }
  return (
    <ReasonDialog
      open
      title={words.reset}
      effect={words.resetEffect}
      verb={words.reset}
      reason="none"
      act={act}
      onConfirm={() => void send()}
      onClose={onClose}
    >
      <TextField
        label={words.newPassword}
        help={words.passwordHelp}
        required
        type="password"
        autoComplete="new-password"
        maxLength={128}
        value={newPassword}
        error={act.fieldErrors.newPassword}
        onChange={setNewPassword}
      />
    </ReasonDialog>
  )
}

function Suspend({ row, onClose }: DialogProps) {
  const act = useAct(suspendAccount)
  const send = async (reason: string) => {
    if (await act.run({ id: row.accountId, reason })) onClose()
  }
  return (
    <ReasonDialog
      open
      title={words.suspend}
      effect={words.suspendEffect}
      verb={words.suspend}
      danger
      reason={{ least: 2, longest: 200 }}
      act={act}
      onConfirm={(reason) => void send(reason)}
      onClose={onClose}
    />
  )
}
