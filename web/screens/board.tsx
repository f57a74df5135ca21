/** Today's figures on the wall of the hall, renewed by themselves and never older than they say. */
import type { OutputOf } from '#kernel/contract.ts'
import { board, type Figure as Counted } from '#modules/insight/contract.ts'
import { useView } from '../client/hooks.ts'
import { useAddressState } from '../ui/address-state.ts'
import { Figure } from '../ui/figure.tsx'
import { ScreenFrame } from '../ui/screen-frame.tsx'
import { Empty, ErrorBox, Waiting } from '../ui/states.tsx'
import { clockWords, countWords } from '../words/format.ts'
import { screenWords as words } from '../words/zh/screens.ts'
import css from './board.module.css'

type Board = OutputOf<typeof board>

const MOST_BODIES = 6
const EVERY_SECONDS = 30

/** `/screen?region=990102000000` shows one place only. */
export function BoardScreen() {
  const [state] = useAddressState()
  const view = useView(board, { region: state.region }, { everySeconds: EVERY_SECONDS })
  const { data, problem } = view
  const age = data ? words.countedAt(clockWords(data.countedAt)) : undefined
  return (
    <ScreenFrame title={words.title} age={problem && age ? `${age}，${words.notRenewed}` : age}>
      {data ? <Figures board={data} /> : problem ? <ErrorBox problem={problem} onRetry={view.again} /> : <Waiting />}
    </ScreenFrame>
  )
}

function Figures({ board: { today, lastThirtyDays, waiting, bodies } }: { board: Board }) {
  return (
    <div className={css.board}>
      <div className={css.figures}>
        <Figure label={words.filed} value={countWords(today.filed)} unit={words.cases} />
        <Figure label={words.decided} value={countWords(today.decided)} unit={words.cases} />
        <Figure label={words.waiting} value={countWords(waiting)} unit={words.cases} />
        <Figure label={words.onTime} {...percent(lastThirtyDays.onTime)} />
        <Figure label={words.satisfaction} {...percent(lastThirtyDays.satisfaction)} />
      </div>
      <section className={css.bodies} aria-label={words.bodies}>
        {bodies.length === 0 ? <Empty title={words.noFigures} /> : <Bodies rows={bodies.slice(0, MOST_BODIES)} />}
      </section>
    </div>
  )
}

function Bodies({ rows }: { rows: Board['bodies'] }) {
  return (
    <table>
      <caption className="unseen">{words.bodies}</caption>
      <thead>
        <tr>
          <th scope="col">{words.body}</th>
          <th scope="col">{words.filedShort}</th>
          <th scope="col">{words.decidedShort}</th>
          <th scope="col">{words.waitingShort}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.organName}>
            <th scope="row">{row.organName}</th>
            <td>{row.filed}</td>
            <td>{row.decided}</td>
            <td>{row.waiting}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function percent({ value }: Counted): { value: string; unit?: string } {
  return value === undefined ? { value: words.noValue } : { value: String(Math.round(value * 1000) / 10), unit: '%' }
}
