/** One list on its way in: what the dry run found, how far the server is, and who does what next. */
import { Link, useParams } from '@tanstack/react-router'
import { importPage, importReasons, type ImportState, importVerdicts } from '#modules/catalogue/contract.ts'
import { useView } from '../../../client/hooks.ts'
import { Card, Columns, Stack } from '../../../ui/card.tsx'
import { Chart } from '../../../ui/chart.tsx'
import { Figure } from '../../../ui/figure.tsx'
import { PageTitle } from '../../../ui/page-title.tsx'
import { Loaded } from '../../../ui/states.tsx'
import { StateTag } from '../../../ui/state-tag.tsx'
import { Steps } from '../../../ui/steps.tsx'
import { countWords, momentWords } from '../../../words/format.ts'
import { workImportWords as words } from '../../../words/zh/work-import.ts'
import { PageLoaded } from '../../page-loaded.tsx'
import css from '../catalogue.module.css'
import { ImportActs } from './import-acts.tsx'
import { ImportRows } from './import-rows.tsx'
import own from './imports.module.css'
import { importTone, importWord } from './imports-page.tsx'

const stepOf = { judged: 0, drafting: 1, drafted: 2, publishing: 2, done: 4 } as const satisfies Record<
  ImportState['status'],
  number
>

export function ImportPage() {
  const { importId } = useParams({ strict: false })
  const page = useView(importPage, { id: importId! })
  const working = isWorking(page.data)
  return (
    <PageLoaded of={page} title={words.one}>
      {(state) => (
        <Stack>
          {working ? <Watch id={state.id} /> : null}
          <header className={css.head}>
            <PageTitle text={state.fileName} />
            <StateTag tone={importTone(state)}>{importWord(state)}</StateTag>
          </header>
          <p className={own.links}>
            {words.uploadedBy(state.madeBy, momentWords(state.madeAt))}
            <Link to={'/work/catalogue/imports' as string}>{words.back}</Link>
          </p>
          <Steps label={words.steps.label} names={words.steps.names} at={stepOf[state.status]} />
          <ImportActs state={state} working={working} />
          <Findings state={state} />
          {state.flagged + state.rejected > 0 ? <Reasons id={state.id} /> : null}
          <Card title={words.rowsTitle}>
            <ImportRows key={state.status} state={state} />
          </Card>
        </Stack>
      )}
    </PageLoaded>
  )
}

/** Asks how far the server is while it works. */
function Watch({ id }: { id: string }) {
  useView(importPage, { id }, { everySeconds: 1 })
  return null
}

function isWorking(state: ImportState | undefined): boolean {
  return state !== undefined && !state.stopped && (state.status === 'drafting' || state.status === 'publishing')
}

/** The same reason on a hundred rows is one thing to mend. */
function Reasons({ id }: { id: string }) {
  const reasons = useView(importReasons, { id })
  return (
    <Card title={words.reasons.title}>
      <Loaded of={reasons}>
        {({ rows }) => (
          <ul className={own.reasons}>
            {rows.map(({ reason, rows: count }) => (
              <li key={reason} className={own.links}>
                <Link
                  resetScroll={false}
                  to={`/work/catalogue/imports/${id}?reason=${encodeURIComponent(reason)}` as string}
                >
                  {reason}
                </Link>
                <span className={own.quiet}>{words.reasons.rows(count)}</span>
              </li>
            ))}
          </ul>
        )}
      </Loaded>
    </Card>
  )
}

function Findings({ state }: { state: ImportState }) {
  const verdicts = Object.keys(importVerdicts) as (keyof typeof importVerdicts)[]
  const { outcomes } = words
  const done = Object.entries({
    created: state.created,
    changed: state.changed,
    unchanged: state.unchanged,
    kept: state.kept,
    toPublish: state.toPublish,
    published: state.published,
  }).filter(([, count]) => count > 0) as [keyof typeof outcomes, number][]
  const to = (query: string) => `/work/catalogue/imports/${state.id}?${query}`
  return (
    <>
      <Columns least="320px">
        <div className={own.figures}>
          <Figure label={words.figures.rows} value={countWords(state.rows)} unit={words.figures.unit} />
          {verdicts.map((verdict) => (
            <Figure
              key={verdict}
              label={importVerdicts[verdict]}
              value={countWords(state[verdict])}
              unit={words.figures.unit}
              definition={words.figures[verdict]}
              to={to(`verdict=${verdict}`)}
              tone={verdict === 'rejected' && state.rejected > 0 ? 'danger' : 'plain'}
            />
          ))}
          {state.toMend > 0 ? (
            <Figure
              label={words.figures.toMend}
              value={countWords(state.toMend)}
              unit={words.figures.unit}
              definition={words.figures.toMendMeaning}
              to={to('show=to-mend')}
              tone="warning"
            />
          ) : null}
        </div>
        <Card>
          <Chart
            title={words.chart}
            kind="lying-bar"
            axis={words.verdictAxis}
            unit={words.figures.unit}
            height={150}
            categories={verdicts.map((verdict) => importVerdicts[verdict])}
            series={[{ name: words.figures.unit, values: verdicts.map((verdict) => state[verdict]) }]}
          />
        </Card>
      </Columns>
      {state.status === 'judged' || done.length === 0 ? null : (
        <Card title={words.outcome}>
          <div className={own.figures}>
            {done.map(([key, count]) => (
              <Figure key={key} label={outcomes[key]} value={countWords(count)} unit={words.figures.unit} />
            ))}
          </div>
        </Card>
      )}
    </>
  )
}
