/** The way to one's messages, with how many are unread. */
import { Link } from '@tanstack/react-router'
import { unreadCount } from '#modules/notices/contract.ts'
import { useView } from '../../client/hooks.ts'
import { useLive } from '../../client/live.ts'
import { workbenchWords } from '../../words/zh/workbench.ts'
import css from '../frame.module.css'

export function MessagesLink() {
  const { data, again } = useView(unreadCount, {}, { everySeconds: 60 })
  useLive('messages', again)
  return (
    <Link to={'/work/messages' as string} className={css.tool}>
      {workbenchWords.messages}
      {data && data.count > 0 ? <strong>{workbenchWords.unread(data.count)}</strong> : null}
    </Link>
  )
}
