/** Items under each other: what each is for in plain words, its official name, who handles it, and the four facts. */
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { ItemCard } from '#modules/catalogue/contract.ts'
import { catalogueWords } from '../../words/zh/portal-catalogue.ts'
import { usePlace } from '../place.ts'
import { ItemFacts } from './item-facts.tsx'
import css from './item-rows.module.css'

type Place = { id: string; regionName: string }

/** A card, with the answers one has given on the way to it and, where the list knows them all, the other places that offer it. */
type Row = ItemCard & { answers?: string; alsoIn?: readonly Place[] }

export function ItemRows<Item extends Row>({
  items,
  label,
  children,
}: {
  items: readonly Item[]
  label: string /** More about one of them, below its facts. */
  children?: (item: Item) => ReactNode
}) {
  const place = usePlace()
  return (
    <ul className={css.rows} aria-label={label}>
      {groupedByName(items, place?.code).map(([item, ...elsewhere]) => (
        <li key={item.id} className={css.row}>
          <h2 className={css.heading}>
            <Link to="/items/$itemId" params={{ itemId: item.id }} search={answersOf(item)} className={css.open}>
              {item.plainName ?? item.name}
            </Link>
          </h2>
          {item.plainName ? <p>{item.name}</p> : null}
          <p className={css.quiet}>{catalogueWords.handledBy(item.organName)}</p>
          <ItemFacts item={item} />
          <Elsewhere places={item.alsoIn ?? elsewhere} search={answersOf(item)} />
          {children?.(item)}
        </li>
      ))}
    </ul>
  )
}

const answersOf = ({ answers }: Row) => (answers ? { answers } : {})

function Elsewhere({ places, search }: { places: readonly Place[]; search: { answers?: string } }) {
  if (places.length === 0) return null
  return (
    <p className={css.elsewhere}>
      <span className={css.quiet}>{catalogueWords.alsoIn}</span>
      {places.map((place) => (
        <Link key={place.id} to="/items/$itemId" params={{ itemId: place.id }} search={search} className={css.place}>
          {place.regionName}
        </Link>
      ))}
    </p>
  )
}

type Group<Item> = [Item, ...Item[]]

/** The same errand is offered by the city and its counties: one row for it, led by the chosen place's own, or by the city's. */
export function groupedByName<Item extends ItemCard>(items: readonly Item[], place: string | undefined): Group<Item>[] {
  const groups = new Map<string, Group<Item>>()
  for (const item of items) {
    const group = groups.get(item.name)
    if (!group) groups.set(item.name, [item])
    else if (leads(item, group[0], place)) group.unshift(item)
    else group.push(item)
  }
  return [...groups.values()]
}

function leads(item: ItemCard, first: ItemCard, place: string | undefined): boolean {
  return place ? item.regionCode === place : depthOf(item.regionCode) < depthOf(first.regionCode)
}

/** A region's code is shorter the more it takes in; the rest is noughts. */
function depthOf(regionCode: string): number {
  return regionCode.replace(/0+$/, '').length
}
