/** Items under each other: what each is for in plain words, its official name, who handles it, and the four facts. */
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { ItemCard } from '#modules/catalogue/contract.ts'
import { catalogueWords } from '../../words/zh/portal-catalogue.ts'
import { ItemFacts } from './item-facts.tsx'
import css from './item-rows.module.css'

export function ItemRows<Item extends ItemCard>({
  items,
  label,
  children,
}: {
  items: readonly Item[]
  label: string /** More about one of them, below its facts. */
  children?: (item: Item) => ReactNode
}) {
  return (
    <ul className={css.rows} aria-label={label}>
      {items.map((item) => (
        <li key={item.id} className={css.row}>
          <h2 className={css.heading}>
            <Link to="/items/$itemId" params={{ itemId: item.id }} className={css.open}>
              {item.plainName ?? item.name}
            </Link>
          </h2>
          {item.plainName ? <p>{item.name}</p> : null}
          <p className={css.quiet}>{catalogueWords.handledBy(item.organName)}</p>
          <ItemFacts item={item} />
          {children?.(item)}
        </li>
      ))}
    </ul>
  )
}
