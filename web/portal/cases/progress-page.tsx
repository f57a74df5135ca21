/** How a case stands, for whoever holds its number and its query code; the QR code on the receipt leads here. */
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { Button } from 'antd'
import { type FormEvent, useState } from 'react'
import { progress } from '#modules/cases/contract.ts'
import { rateableStatuses } from '#modules/ratings/contract.ts'
import { useView } from '../../client/hooks.ts'
import { ClockParts } from '../../ui/clock-parts.tsx'
import { Delays } from '../../ui/delays.tsx'
import { Card, Stack } from '../../ui/card.tsx'
import { TextField } from '../../ui/field.tsx'
import { PageTitle } from '../../ui/page-title.tsx'
import { StateTag } from '../../ui/state-tag.tsx'
import { Loaded } from '../../ui/states.tsx'
import { Timeline } from '../../ui/timeline.tsx'
import { dateWords } from '../../words/format.ts'
import { delayWords } from '../../words/zh/delays.ts'
import { portalCaseWords as words } from '../../words/zh/portal-cases.ts'
import { portalRatingWords } from '../../words/zh/portal-ratings.ts'
import { LinkButton } from '../link-button.tsx'
import css from './case-page.module.css'
import { toneOf } from './status-tone.ts'
import { WhomToAsk } from './whom-to-ask.tsx'

export function ProgressPage() {
  const asked = useSearch({ from: '/portal/progress' })
  return (
    <Stack>
      <PageTitle text={words.progressTitle} />
      <p>{words.progressText}</p>
      <AskProgress key={`${asked.number}${asked.code}`} number={asked.number} code={asked.code} />
      {asked.number && asked.code ? <Answer number={asked.number} code={asked.code} /> : null}
      <p className={css.quiet}>
        {words.signedInHint}
        <Link to="/cases" className={css.phone}>
          {words.title}
        </Link>
      </p>
    </Stack>
  )
}

function AskProgress({ number: known = '', code: knownCode = '' }: { number?: string; code?: string }) {
  const [number, setNumber] = useState(known)
  const [code, setCode] = useState(knownCode)
  const [tried, setTried] = useState(false)
  const navigate = useNavigate()
  const plainCode = code.toUpperCase().replace(/[\s-]/g, '')
  const wrongNumber = number.trim().length < 10
  const wrongCode = plainCode.length !== 8
  const ask = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (wrongNumber || wrongCode) return
    void navigate({ to: '/progress', search: { number: number.trim(), code: plainCode } })
  }
  return (
    <Card>
      <form noValidate onSubmit={ask}>
        <Stack>
          <TextField
            label={words.number}
            required
            maxLength={60}
            value={number}
            error={tried && wrongNumber ? words.wrongNumber : undefined}
            onChange={setNumber}
          />
          <TextField
            label={words.queryCode}
            required
            maxLength={16}
            value={code}
            error={tried && wrongCode ? words.wrongCode : undefined}
            onChange={setCode}
          />
          <div>
            <Button type="primary" htmlType="submit">
              {words.ask2}
            </Button>
          </div>
        </Stack>
      </form>
    </Card>
  )
}

function Answer({ number, code }: { number: string; code: string }) {
  const view = useView(progress, { number, code })
  return (
    <Loaded of={view}>
      {(file) => (
        <Card title={file.itemName} extra={<StateTag tone={toneOf(file)}>{file.statusTitle}</StateTag>}>
          <Stack>
            <p>{file.next}</p>
            <p>
              {words.ask}：<WhomToAsk ask={file.ask} />
            </p>
            <p className={css.quiet}>
              {[
                file.organName,
                file.number,
                file.promisedDue
                  ? words.promised(dateWords(file.promisedDue)) + (file.provisional ? words.provisional : '')
                  : '',
              ]
                .filter(Boolean)
                .join('　')}
            </p>
            {rateableStatuses.includes(file.status) ? (
              <div>
                <LinkButton to="/rate/pad" search={{ number, code }}>
                  {portalRatingWords.toRate}
                </LinkButton>
              </div>
            ) : null}
            {file.delays.length > 0 ? (
              <section aria-label={delayWords.title}>
                <h3>{delayWords.title}</h3>
                <Delays of={file.delays} />
              </section>
            ) : null}
            <ClockParts parts={file.parts} />
            <Timeline
              label={words.progressOf}
              entries={file.steps.map((step, at) => ({
                key: String(at),
                title: step.title,
                state: 'done',
                at: step.at,
                children: step.statusTitle,
              }))}
            />
          </Stack>
        </Card>
      )}
    </Loaded>
  )
}
