/** How each body stands; a number leads to the cases behind it. */
import { bodyTotals, type Watch } from '#modules/oversight/contract.ts'
import { useView } from '../../client/hooks.ts'
import { ScrollArea } from '../../ui/scroll-area.tsx'
import { Loaded } from '../../ui/states.tsx'
import { oversightWords as words } from '../../words/zh/work-oversight.ts'
import css from '../table.module.css'

const titles = words.bodyColumns

export function BodyTotals({ onChoose }: { onChoose: (organId: string, watch: Watch) => void }) {
  const totals = useView(bodyTotals, {}, { everySeconds: 120 })
  return (
    <details className={css.folded} open>
      <summary>{words.bodies}</summary>
      <Loaded of={totals}>
        {({ rows, countedUpTo }) =>
          rows.length === 0 ? (
            <p>{words.noBodies}</p>
          ) : (
            <ScrollArea className={css.scroll} label={words.bodies}>
              <table className={css.table}>
                <caption className="unseen">{words.bodies}</caption>
                <thead>
                  <tr>
                    <th scope="col">{titles.organ}</th>
                    <th scope="col">{titles.open}</th>
                    <th scope="col">{titles.dueSoon}</th>
                    <th scope="col">{titles.overdue}</th>
                    <th scope="col">{titles.beyondLaw}</th>
                    <th scope="col">{titles.silent}</th>
                  </tr>
                </thead>
                <tbody>
                  {rows.map((row) => {
                    const number = (count: number, watch: Watch, title: string) => (
                      <Number
                        count={count}
                        label={`${row.organName} ${title} ${count}`}
                        onChoose={() => onChoose(row.organId, watch)}
                      />
                    )
                    return (
                      <tr key={row.organId}>
                        <th scope="row">{row.organName}</th>
                        <td>{row.open}</td>
                        <td>{number(row.dueSoon, 'due-soon', titles.dueSoon)}</td>
                        <td>{number(row.overdue, 'overdue', titles.overdue)}</td>
                        <td>{row.beyondLaw}</td>
                        <td>{number(row.silent, 'silent', titles.silent)}</td>
                      </tr>
                    )
                  })}
                </tbody>
              </table>
              <p className={css.note}>{words.upTo(countedUpTo)}</p>
            </ScrollArea>
          )
        }
      </Loaded>
    </details>
  )
}

function Number({ count, label, onChoose }: { count: number; label: string; onChoose: () => void }) {
  if (count === 0) return 0
  return (
    <button type="button" className={css.number} aria-label={label} onClick={onChoose}>
      {count}
    </button>
  )
}
