/** Name and post, the switch between posts, and the way out. */
import { useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { signOut, switchPost } from '#modules/identity/contract.ts'
import { useLeaving } from '../account/use-leaving.ts'
import { useAct } from '../client/hooks.ts'
import type { Account } from '../client/session.ts'
import { SelectField } from '../ui/field.tsx'
import { accountWords } from '../words/zh/account.ts'
import { workbenchWords } from '../words/zh/workbench.ts'
import { worklistWords } from '../words/zh/work-worklist.ts'
import css from './frame.module.css'

export function PostSlot({ account }: { account: Account }) {
  const { leave, pending } = useLeaving(signOut, '/work')
  const change = useAct(switchPost)
  const client = useQueryClient()
  const here = account.post?.id ?? ''
  const [chosen, setChosen] = useState(here)
  // What was seen from one post must not be shown for a moment under another.
  const forget = () => void client.resetQueries()
  const to = async (postId: string) => {
    if (await change.run({ postId })) forget()
  }
  return (
    <>
      {account.posts.length > 1 ? (
        <>
          <div className={css.post}>
            <SelectField
              label={workbenchWords.post}
              hideLabel
              value={chosen}
              emptyWord={workbenchWords.post}
              disabled={change.pending}
              options={account.posts.map((post) => ({ value: post.id, label: `${post.organName} ${post.title}` }))}
              onChange={setChosen}
            />
          </div>
          {/* With a button: the arrow keys pass other posts on the way. */}
          {chosen === '' || chosen === here ? null : (
            <Button type="primary" loading={change.pending} onClick={() => void to(chosen)}>
              {workbenchWords.takePost}
            </Button>
          )}
        </>
      ) : (
        <span className={css.oneplace}>
          {account.post ? `${account.post.organName} ${account.post.title}` : workbenchWords.noPost}
        </span>
      )}
      <Link to={'/work/account' as string} className={css.tool}>
        {account.name}
        <span className="unseen">，{workbenchWords.ownAccount}</span>
      </Link>
      <Link to={'/work/exports' as string} className={css.tool}>
        {worklistWords.exports.page}
      </Link>
      <Button loading={pending} onClick={() => void leave()}>
        {accountWords.signOut}
      </Button>
    </>
  )
}
