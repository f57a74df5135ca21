/** 已核实信息: what was asked of other bodies, what rule and route went by, what licences say; each with source, time and who asked. */
import type { ReactNode } from 'react'
import type { OutputOf } from '#kernel/contract.ts'
import { caseFacts, factSources } from '#modules/cases/contract.ts'
import { useView } from '../../client/hooks.ts'
import { FactList } from '../../ui/fact-list.tsx'
import { StateTag, type Tone } from '../../ui/state-tag.tsx'
import { Loaded } from '../../ui/states.tsx'
import { dateWords, fullMomentWords, momentWords } from '../../words/format.ts'
import { caseFactWords as words } from '../../words/zh/work-case-facts.ts'
import css from './case-page.module.css'

type Facts = OutputOf<typeof caseFacts>
type Value = Facts['asked'][number]['values'][number]

export function FactsPart({ caseId }: { caseId: string }) {
  const facts = useView(caseFacts, { caseId })
  return (
    <section className={css.part}>
      <h2>{words.title}</h2>
      <Loaded of={facts} lines={3}>
        {(found) => <Found facts={found} />}
      </Loaded>
    </section>
  )
}

function Found({ facts: { asked, rule, route, licences, looks } }: { facts: Facts }) {
  if (asked.length === 0 && licences.length === 0 && !rule && !route) return <p className={css.quiet}>{words.none}</p>
  return (
    <>
      {asked.length > 0 ? (
        <Group title={words.asked}>
          {asked.map((one) => (
            <Asked key={one.id} of={one} />
          ))}
        </Group>
      ) : null}
      {licences.length > 0 ? (
        <Group title={words.licences}>
          {licences.map((one) => (
            <Licence key={one.id} of={one} />
          ))}
        </Group>
      ) : null}
      {rule ? <Judged title={words.rule} of={rule} /> : null}
      {route ? <Judged title={words.route} of={route} /> : null}
      {looks.length > 0 ? <Looks of={looks} /> : null}
    </>
  )
}

const tones: Record<Facts['asked'][number]['state'], Tone> = {
  asked: 'info',
  answered: 'success',
  refused: 'warning',
  silent: 'warning',
}

function Asked({ of }: { of: Facts['asked'][number] }) {
  return (
    <li>
      <strong>{of.title}</strong> <StateTag tone={tones[of.state]}>{of.stateTitle}</StateTag>
      <Values of={of.values} />
      {of.why ? <p>{of.why}</p> : null}
      {of.erased ? <p>{words.erased}</p> : null}
      <p className={css.quiet} title={fullMomentWords(of.askedAt)}>
        {words.askedLine(of.askedFor, of.source, momentWords(of.askedAt))}
        {of.answeredAt ? `，${of.again ? words.again : words.answered(momentWords(of.answeredAt))}` : ''}
      </p>
      <details className={css.folded}>
        <summary>{words.purpose}</summary>
        <p>{of.purpose}</p>
        <p className={css.quiet}>{of.basis}</p>
      </details>
    </li>
  )
}

function Licence({ of }: { of: Facts['licences'][number] }) {
  return (
    <li>
      <strong>{of.title}</strong> <StateTag tone={of.inForce ? 'success' : 'warning'}>{of.statusTitle}</StateTag>
      <Values of={of.values} />
      <p className={css.quiet}>
        {of.issuedBy}，{of.number}，
        {words.valid(dateWords(of.validFrom), of.validTo ? dateWords(of.validTo) : words.endless)}
      </p>
      <p className={css.quiet}>{words.taken(of.takenBy, momentWords(of.takenAt), of.used)}</p>
    </li>
  )
}

function Judged({ title, of }: { title: string; of: NonNullable<Facts['rule']> }) {
  return (
    <>
      <h3>{title}</h3>
      <Values of={of.values} sourced />
      <p className={css.quiet}>{words.judged(of.by, momentWords(of.at))}</p>
    </>
  )
}

/** @param sourced each says where it comes from, where the values of one list come from several places */
function Values({ of, sourced }: { of: readonly Value[]; sourced?: boolean }) {
  if (of.length === 0) return null
  return (
    <FactList
      facts={of.map(({ title, text, from }) => ({
        key: title,
        label: title,
        value: sourced ? (
          <>
            {text} <span className={css.quiet}>{words.from(factSources[from])}</span>
          </>
        ) : (
          text
        ),
      }))}
    />
  )
}

function Looks({ of }: { of: Facts['looks'] }) {
  return (
    <details className={css.folded}>
      <summary>{words.looks(of.length)}</summary>
      <ul className={css.plain}>
        {of.map((one) => (
          <li key={one.at + one.by} title={fullMomentWords(one.at)}>
            {one.by}，{momentWords(one.at)}
          </li>
        ))}
      </ul>
      <p className={css.quiet}>{words.looksText}</p>
    </details>
  )
}

function Group({ title, children }: { title: string; children: ReactNode }) {
  return (
    <>
      <h3>{title}</h3>
      <ul className={css.plain}>{children}</ul>
    </>
  )
}
