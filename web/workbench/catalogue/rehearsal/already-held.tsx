/** What a version asks for although the city may hold it, with how to mend each; the recorded reasons beside. */
import { Button } from 'antd'
import type { OutputOf } from '#kernel/contract.ts'
import { alreadyHeld } from '#modules/rehearsals/contract.ts'
import { useView } from '../../../client/hooks.ts'
import { useCan } from '../../../client/session.ts'
import { workRehearsalWords } from '../../../words/zh/work-rehearsal.ts'
import css from './rehearsal.module.css'

const words = workRehearsalWords.held

type Row = OutputOf<typeof alreadyHeld>['rows'][number]

type AlreadyHeldProps = {
  versionId: string
  /** In the dialog one sentence is enough: the list stands on the page behind it. */
  brief?: boolean
  /** Where it is mended. */
  onMend?: () => void
}

export function AlreadyHeld({ versionId, brief = false, onMend }: AlreadyHeldProps) {
  const may = useCan()('rehearsals.see')
  const { data } = useView(alreadyHeld, { versionId }, { when: may, keepPrevious: true })
  const rows = data?.rows ?? []
  const open = rows.filter(({ because }) => !because)
  const explained = rows.filter(({ because }) => because)
  const fields = data?.fields ?? []
  if (brief)
    return open.length > 0 ? (
      <p role="alert" className={css.warning}>
        {words.brief(open.map(({ name }) => name))}
      </p>
    ) : null
  if (rows.length === 0 && fields.length === 0) return null
  return (
    <section className={open.length > 0 || fields.length > 0 ? css.warning : css.explained} aria-label={words.title}>
      {open.length > 0 ? (
        <>
          <p>
            <strong>{words.count(open.length)}</strong>
          </p>
          <List rows={open} say={words.way} />
          <p>{words.mend}</p>
          {onMend ? <Button onClick={onMend}>{words.toMaterials}</Button> : null}
        </>
      ) : null}
      {fields.length > 0 ? (
        <>
          <p>
            <strong>{words.fields(fields.length)}</strong>
          </p>
          <List rows={fields} say={words.fillWay} />
        </>
      ) : null}
      {explained.length > 0 ? (
        <details open={open.length === 0}>
          <summary>{words.explained(explained.length)}</summary>
          <ul className={css.list}>
            {explained.map(({ key, name, because, ways }) => (
              <li key={key}>{words.because(name, because!, ways.map(({ title }) => title).join('、'))}</li>
            ))}
          </ul>
        </details>
      ) : null}
    </section>
  )
}

function List({ rows, say }: { rows: readonly Row[]; say: (title: string, mend: string) => string }) {
  return (
    <ul className={css.list}>
      {rows.map(({ key, name, ways }) => (
        <li key={key}>
          {words.one(name)}
          <ul className={css.list}>
            {ways.map(({ kind, title, mend }) => (
              <li key={`${kind}${title}`}>{say(title, mend)}</li>
            ))}
          </ul>
        </li>
      ))}
    </ul>
  )
}
