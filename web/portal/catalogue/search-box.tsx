/** The one big question of the portal. Going to the answers is a navigation, so that back and sharing work. */
import { useNavigate } from '@tanstack/react-router'
import { type FormEvent, useId, useState } from 'react'
import { portalWords } from '../../words/zh/portal.ts'
import css from './search-box.module.css'

/** A form as browsers know it, with a field of its own: on a first picture it must work before any script has come. */
export function SearchBox({ question }: { question?: string }) {
  const [empty, setEmpty] = useState(false)
  const navigate = useNavigate()
  const id = useId()
  const ask = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const q = String(new FormData(event.currentTarget).get('q')).trim()
    setEmpty(q === '')
    if (q !== '') void navigate({ to: '/search', search: { q } })
  }
  return (
    <search>
      <form action="/search" className={css.box} noValidate onSubmit={ask}>
        <label className="unseen" htmlFor={id}>
          {portalWords.searchLabel}
        </label>
        <input
          id={id}
          name="q"
          className={css.input}
          type="search"
          enterKeyHint="search"
          autoComplete="off"
          maxLength={200}
          placeholder={portalWords.searchLabel}
          aria-invalid={empty ? true : undefined}
          aria-describedby={empty ? `${id}-empty` : undefined}
          defaultValue={question}
          onInput={() => setEmpty(false)}
        />
        <button type="submit" className={css.button}>
          {portalWords.searchButton}
        </button>
      </form>
      <p id={`${id}-empty`} aria-live="polite" className={css.empty}>
        {empty ? portalWords.searchEmpty : null}
      </p>
    </search>
  )
}
