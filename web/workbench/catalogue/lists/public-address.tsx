/** Where everybody finds the list. */
import { Link } from '@tanstack/react-router'
import { workListsWords } from '../../../words/zh/work-lists.ts'
import css from './lists.module.css'

const words = workListsWords.builder

export function PublicAddress({ listKey }: { listKey: string }) {
  const page = `/lists/${listKey}`
  const table = `/api/lists/${listKey}/export`
  return (
    <dl>
      <div>
        <dt>{words.publicPage}</dt>
        <dd>
          <Link to={page as string} className={css.link}>
            {`${location.origin}${page}`}
          </Link>
        </dd>
      </div>
      <div>
        <dt>{words.publicTable}</dt>
        <dd>
          <a className={css.link} href={table} download>
            {`${location.origin}${table}`}
          </a>
        </dd>
      </div>
    </dl>
  )
}
