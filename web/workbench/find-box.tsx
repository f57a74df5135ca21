/** One box that leads anywhere: a case, an item, a page. Ctrl+K puts the cursor into it. */
// A datalist can neither group nor explain its options: this is the combobox of the ARIA patterns.
/* oxlint-disable jsx-a11y/prefer-tag-over-role */
import { useNavigate } from '@tanstack/react-router'
import { type KeyboardEvent, useEffect, useId, useState } from 'react'
import { searchItems } from '#modules/catalogue/contract.ts'
import { findCase } from '#modules/cases/contract.ts'
import { useView } from '../client/hooks.ts'
import type { Account } from '../client/session.ts'
import { workbenchWords } from '../words/zh/workbench.ts'
import { caseNumberIn } from './case-number.ts'
import css from './find-box.module.css'
import type { WorkPage } from './nav.tsx'

const words = workbenchWords.find
const LEAST_FOR_CASES = 4
const MOST_ITEMS = 6

type Choice = { key: string; group: string; label: string; more?: string; to: string; search?: Record<string, string> }

export function FindBox({ account, pages }: { account: Account; pages: readonly WorkPage[] }) {
  const navigate = useNavigate()
  const list = useId()
  const [typed, setTyped] = useState('')
  const [open, setOpen] = useState(false)
  const [at, setAt] = useState(0)
  const { choices, asked } = useChoices(caseNumberIn(typed), account, pages)
  const shown = open && typed.trim() !== ''
  const active = Math.min(at, choices.length - 1)

  const go = (choice: Choice | undefined) => {
    if (!choice) return
    setOpen(false)
    setTyped('')
    void navigate({ to: choice.to, search: choice.search as never })
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'ArrowDown') setAt(Math.min(active + 1, choices.length - 1))
    else if (event.key === 'ArrowUp') setAt(Math.max(active - 1, 0))
    else if (event.key === 'Enter') go(choices[active])
    else if (event.key === 'Escape') setOpen(false)
    else return
    event.preventDefault()
  }
  return (
    <div className={css.box} onBlur={(event) => !event.currentTarget.contains(event.relatedTarget) && setOpen(false)}>
      <input
        className={css.input}
        role="combobox"
        type="search"
        autoComplete="off"
        aria-label={words.label}
        aria-expanded={shown}
        aria-controls={list}
        aria-autocomplete="list"
        aria-activedescendant={shown && choices.length > 0 ? `${list}-${active}` : undefined}
        placeholder={words.placeholder}
        value={typed}
        onFocus={() => setOpen(true)}
        onKeyDown={onKeyDown}
        onChange={(event) => {
          setTyped(event.target.value)
          setAt(0)
          setOpen(true)
        }}
      />
      <div className={css.panel} hidden={!shown}>
        <div id={list} role="listbox" aria-label={words.label}>
          {choices.map((choice, index) => (
            // The cursor stays in the input, which has the keys: an option is only pointed at or clicked.
            <button
              key={choice.key}
              type="button"
              tabIndex={-1}
              id={`${list}-${index}`}
              role="option"
              aria-selected={index === active}
              className={css.option}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => go(choice)}
            >
              <span className={css.group}>{choice.group}</span>
              <span>
                {choice.label}
                {choice.more ? <span className={css.more}>{choice.more}</span> : null}
              </span>
            </button>
          ))}
        </div>
        <output className={choices.length > 0 ? 'unseen' : css.nothing}>
          {shown && asked ? (choices.length > 0 ? words.results(choices.length) : words.nothing) : ''}
        </output>
      </div>
    </div>
  )
}

function useChoices(q: string, account: Account, pages: readonly WorkPage[]) {
  const settled = useSettled(q)
  const may = (word: string) => account.can.includes(word)
  const cases = useView(findCase, { q: settled }, { when: may('cases.see') && settled.length >= LEAST_FOR_CASES })
  const items = useView(
    searchItems,
    { q: settled, limit: MOST_ITEMS, region: account.post?.regionCode },
    { when: settled.length > 0 },
  )
  const choices: Choice[] = q === '' ? [] : pages.filter((page) => page.label.includes(q)).map(pageChoice)
  if (q !== '' && q === settled) {
    for (const row of settled.length >= LEAST_FOR_CASES ? (cases.data?.rows ?? []) : []) {
      choices.push({
        key: row.id,
        group: words.cases,
        label: `${row.number} ${row.itemName}`,
        more: `${row.applicantName}，${row.statusTitle}`,
        to: `/work/cases/${row.id}`,
      })
    }
    for (const row of items.data?.items ?? []) {
      choices.push({ key: row.id, group: words.items, label: row.name, more: row.body, ...itemPlace(row.id, may) })
    }
  }
  return { choices, asked: q === settled && !items.waiting && !cases.waiting }
}

/** Where an item leads: to its intake, to its editor, otherwise to its guide. */
function itemPlace(id: string, may: (word: string) => boolean): Pick<Choice, 'to' | 'search'> {
  if (may('cases.receive')) return { to: '/work/intake', search: { item: id } }
  return { to: may('catalogue.edit') ? `/work/catalogue/${id}` : `/items/${id}` }
}

function pageChoice(page: WorkPage): Choice {
  return { key: page.to, group: words.pages, label: page.label, to: page.to }
}

/** What was typed, once nothing more has been typed for a moment. */
function useSettled(text: string): string {
  const [settled, setSettled] = useState(text)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), 200)
    return () => clearTimeout(timer)
  }, [text])
  return settled
}
