/** What a body settles for itself where the law is silent: time for corrections, and what follows a promise not kept. */
import { Button } from 'antd'
import { useState } from 'react'
import type { OutputOf } from '#kernel/contract.ts'
import { bodyRules, deferralConsequenceTitles, settleBodyRules } from '#modules/cases/contract.ts'
import { useAct, useView } from '../../client/hooks.ts'
import { Card, Stack } from '../../ui/card.tsx'
import { ChoiceField, TextField, TickField } from '../../ui/field.tsx'
import { PageTitle } from '../../ui/page-title.tsx'
import { Empty, ErrorBox, Loaded } from '../../ui/states.tsx'
import { momentWords } from '../../words/format.ts'
import { workCaseRuleWords as words } from '../../words/zh/work-case-rules.ts'

type Rules = OutputOf<typeof bodyRules>['rows'][number]

export function CaseRulesPage() {
  const view = useView(bodyRules, {})
  return (
    <Stack>
      <PageTitle text={words.page} />
      <p>{words.text}</p>
      <Loaded of={view}>
        {({ rows }) =>
          rows.length === 0 ? (
            <Empty title={words.none}>{words.noneText}</Empty>
          ) : (
            <Stack>
              {rows.map((row) => (
                <OneBody key={row.organId + (row.settledAt ?? '')} rules={row} />
              ))}
            </Stack>
          )
        }
      </Loaded>
    </Stack>
  )
}

const consequences = Object.entries(deferralConsequenceTitles).map(([value, label]) => ({ value, label }))
const MOST_DAYS = 365

function OneBody({ rules }: { rules: Rules }) {
  const [days, setDays] = useState(rules.correctionDays === undefined ? '' : String(rules.correctionDays))
  const [correctionBasis, setCorrectionBasis] = useState(rules.correctionBasis ?? '')
  const [missed, setMissed] = useState<string>(rules.deferralMissed)
  const [deferralBasis, setDeferralBasis] = useState(rules.deferralBasis ?? '')
  const [countersigned, setCountersigned] = useState(rules.denialCountersigned)
  const [twoPeople, setTwoPeople] = useState(rules.twoPeople)
  const [putOffs, setPutOffs] = useState(String(rules.hearingPutOffs))
  const [answerDays, setAnswerDays] = useState(String(rules.answerDays))
  const [tried, setTried] = useState(false)
  const act = useAct(settleBodyRules)
  const count = days.trim() === '' ? undefined : Number(days)
  const daysWrong = count !== undefined && !(Number.isInteger(count) && count >= 1 && count <= MOST_DAYS)
  const basisMissing = count !== undefined && correctionBasis.trim().length < 2
  const putOffsWrong = !/^\d$/.test(putOffs.trim())
  const answerWrong = !/^\d{1,2}$/.test(answerDays.trim()) || Number(answerDays) < 1 || Number(answerDays) > 60
  const save = () => {
    setTried(true)
    if (daysWrong || basisMissing || putOffsWrong || answerWrong) return
    void act.run({
      organId: rules.organId,
      correctionDays: count,
      correctionBasis: count === undefined ? undefined : correctionBasis.trim(),
      deferralMissed: missed as Rules['deferralMissed'],
      deferralBasis: deferralBasis.trim() || undefined,
      denialCountersigned: countersigned,
      twoPeople,
      hearingPutOffs: Number(putOffs),
      answerDays: Number(answerDays),
    })
  }
  return (
    <Card title={rules.organName}>
      <Stack>
        <h3>{words.correction}</h3>
        <TextField
          label={words.correctionDays}
          help={words.correctionDaysHelp}
          inputMode="numeric"
          maxLength={3}
          unit={words.workingDays}
          value={days}
          error={tried && daysWrong ? words.correctionDaysWrong : undefined}
          onChange={setDays}
        />
        {count === undefined ? null : (
          <TextField
            label={words.correctionBasis}
            help={words.correctionBasisHelp}
            required
            maxLength={500}
            value={correctionBasis}
            error={tried && basisMissing ? words.correctionBasisEmpty : undefined}
            onChange={setCorrectionBasis}
          />
        )}
        <h3>{words.deferral}</h3>
        <ChoiceField
          label={words.deferralMissed}
          required
          inline
          options={consequences}
          value={missed}
          onChange={setMissed}
        />
        <TextField
          label={words.deferralBasis}
          help={words.deferralBasisHelp}
          maxLength={500}
          value={deferralBasis}
          onChange={setDeferralBasis}
        />
        <h3>{words.countersign}</h3>
        <p>{words.countersignAlways}</p>
        <TickField label={words.denialCountersigned} checked={countersigned} onChange={setCountersigned} />
        <h3>{words.twoPeople}</h3>
        <p>{words.twoPeopleHelp}</p>
        <TickField label={words.twoPeopleOn} checked={twoPeople} onChange={setTwoPeople} />
        <h3>{words.hearing}</h3>
        <TextField
          label={words.hearingPutOffs}
          help={words.hearingPutOffsHelp}
          required
          inputMode="numeric"
          maxLength={1}
          unit={words.times}
          value={putOffs}
          error={tried && putOffsWrong ? words.hearingPutOffsWrong : undefined}
          onChange={setPutOffs}
        />
        <h3>{words.undoing}</h3>
        <TextField
          label={words.answerDays}
          help={words.answerDaysHelp}
          required
          inputMode="numeric"
          maxLength={2}
          unit={words.workingDays}
          value={answerDays}
          error={tried && answerWrong ? words.answerDaysWrong : undefined}
          onChange={setAnswerDays}
        />
        {act.problem ? <ErrorBox problem={act.problem} /> : null}
        <div>
          <Button type="primary" loading={act.pending} onClick={save}>
            {words.save}
          </Button>
        </div>
        <output>
          {rules.settledAt ? words.settled(rules.settledBy ?? '', momentWords(rules.settledAt)) : words.unsettled}
        </output>
      </Stack>
    </Card>
  )
}
