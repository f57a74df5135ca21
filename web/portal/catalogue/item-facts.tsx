/** 多少天 · 跑几次 · 花多少钱 · 能否全程网办: the four things that decide whether to open a guide. */
import type { ItemCard } from '#modules/catalogue/contract.ts'
import { limitWords } from '../../words/format.ts'
import { catalogueWords } from '../../words/zh/portal-catalogue.ts'
import css from './item-rows.module.css'

export function ItemFacts({ item }: { item: ItemCard }) {
  const { unstated } = item
  const stated = (what: (typeof unstated)[number], words: string) => (unstated.includes(what) ? [] : [words])
  const facts = [
    ...stated('promised', limitWords(item.promisedDays, item.promisedUnit)),
    ...stated('trips', catalogueWords.trips(item.trips)),
    ...stated('fees', item.free ? catalogueWords.free : catalogueWords.paid),
    ...stated('trips', item.online ? catalogueWords.online : catalogueWords.notOnline),
    ...(unstated.length > 0 ? [catalogueWords.notStated(unstated)] : []),
  ]
  return (
    <ul className={css.facts}>
      {facts.map((fact) => (
        <li key={fact}>{fact}</li>
      ))}
    </ul>
  )
}
