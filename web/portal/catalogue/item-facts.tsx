/** 多少天 · 跑几次 · 花多少钱 · 能否全程网办: the four things that decide whether to open a guide. */
import type { ItemCard } from '#modules/catalogue/contract.ts'
import { limitWords } from '../../words/format.ts'
import { catalogueWords } from '../../words/zh/portal-catalogue.ts'
import css from './item-rows.module.css'

export function ItemFacts({ item }: { item: ItemCard }) {
  const facts = [
    limitWords(item.promisedDays, item.promisedUnit),
    catalogueWords.trips(item.trips),
    item.free ? catalogueWords.free : catalogueWords.paid,
    item.online ? catalogueWords.online : catalogueWords.notOnline,
  ]
  return (
    <ul className={css.facts}>
      {facts.map((fact) => (
        <li key={fact}>{fact}</li>
      ))}
    </ul>
  )
}
