/** The one big question of the portal. Going to the answers is a navigation, so that back and sharing work. */
import { useNavigate } from '@tanstack/react-router'
import { Button } from 'antd'
import { type FormEvent, useId, useState } from 'react'
import { portalWords } from '../../words/zh/portal.ts'
import css from './search-box.module.css'

export function SearchBox({ question = '' }: { question?: string }) {
  const [text, setText] = useState(question)
  const [empty, setEmpty] = useState(false)
  const navigate = useNavigate()
  const id = useId()
  const ask = (event: FormEvent) => {
    event.preventDefault()
    const q = text.trim()
    setEmpty(q === '')
    if (q !== '') void navigate({ to: '/search', search: { q } })
  }
  return (
    <search>
      <form className={css.box} noValidate onSubmit={ask}>
        <label className="unseen" htmlFor={id}>
          {portalWords.searchLabel}
        </label>
        <input
          id={id}
          className={css.input}
          type="search"
          enterKeyHint="search"
          autoComplete="off"
          maxLength={200}
          placeholder={portalWords.searchLabel}
          aria-invalid={empty ? true : undefined}
          aria-describedby={empty ? `${id}-empty` : undefined}
          value={text}
          onChange={(event) => {
            setText(event.target.value)
            setEmpty(false)
          }}
        />
        <Button type="primary" htmlType="submit" className={css.button}>
          {portalWords.searchButton}
        </Button>
      </form>
      <p id={`${id}-empty`} aria-live="polite" className={css.empty}>
        {empty ? portalWords.searchEmpty : null}
      </p>
    </search>
  )
}
