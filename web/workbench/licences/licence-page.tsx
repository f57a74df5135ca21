/** One licence: its face, its state, and the acts by which a body takes it back. */
import { Link, useParams } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import type { OutputOf } from '#kernel/contract.ts'
import { cancelLicence, licencePage, licencePdf, resumeLicence } from '#modules/licences/contract.ts'
import { addressOf } from '../../client/call.ts'
import { useAct, useView } from '../../client/hooks.ts'
import { Buttons, Card, Columns, Stack } from '../../ui/card.tsx'
import { FactList } from '../../ui/fact-list.tsx'
import { TextField } from '../../ui/field.tsx'
import { PageTitle } from '../../ui/page-title.tsx'
import { ReasonDialog } from '../../ui/reason-dialog.tsx'
import { Timeline } from '../../ui/timeline.tsx'
import { dateWords, momentWords } from '../../words/format.ts'
import { workLicenceWords as words } from '../../words/zh/work-licences.ts'
import { PageLoaded } from '../page-loaded.tsx'
import { type Ground, GroundField } from './intent-dialogs.tsx'
import { IntentPane, TellButtons } from './intent-pane.tsx'
import { LicenceState, validityWords } from './licence-state.tsx'

type Licence = OutputOf<typeof licencePage>

/** What takes effect at once; what the holder is heard on first begins with a letter. */
const atOnce = ['resume', 'cancel'] as const
type AtOnce = (typeof atOnce)[number]
const isAtOnce = (act: Licence['can'][number]): act is AtOnce => (atOnce as readonly string[]).includes(act)

export function LicencePage() {
  const { licenceId } = useParams({ strict: false })
  const page = useView(licencePage, { id: licenceId! })
  return (
    <PageLoaded of={page} title={words.one}>
      {(licence) => <OneLicence licence={licence} />}
    </PageLoaded>
  )
}

function OneLicence({ licence }: { licence: Licence }) {
  const [asking, setAsking] = useState<AtOnce>()
  const facts = words.facts
  const grounds = licence.cancelGrounds.filter(({ heard }) => !heard)
  const open = licence.can.filter(isAtOnce).filter((act) => act !== 'cancel' || grounds.length > 0)
  return (
    <Stack>
      <PageTitle text={`${licence.title} ${licence.holderName}`}>
        {licence.title} {licence.holderName}
      </PageTitle>
      <p>
        <LicenceState of={licence} />
      </p>
      <Buttons>
        {open.map((act) => (
          <Button key={act} danger={act !== 'resume'} onClick={() => setAsking(act)}>
            {words.acts[act].title}
          </Button>
        ))}
        <TellButtons licence={licence} />
        {licence.hasPage ? <a href={addressOf(licencePdf, { id: licence.id })}>{words.pdf}</a> : null}
        <a href={licence.verifyUrl} target="_blank" rel="noreferrer">
          {words.verify}
        </a>
        {licence.caseId ? <Link to={`/work/cases/${licence.caseId}` as string}>{words.toCase}</Link> : null}
      </Buttons>
      {licence.caseId ? <p>{words.throughCase}</p> : null}
      <IntentPane licence={licence} />
      <Columns least="380px">
        <Card>
          <FactList
            facts={[
              { key: 'number', label: facts.number, value: licence.number },
              { key: 'identifier', label: facts.identifier, value: licence.identifier },
              { key: 'holder', label: facts.holder, value: licence.holderName },
              { key: 'masked', label: facts.holderMasked, value: licence.holderMasked },
              { key: 'organ', label: facts.organ, value: licence.organName },
              { key: 'valid', label: facts.valid, value: validityWords(licence) },
              ...(licence.suspendedUntil
                ? [{ key: 'suspended', label: facts.suspended, value: dateWords(licence.suspendedUntil) }]
                : []),
              { key: 'issued', label: facts.issued, value: momentWords(licence.issuedAt) },
              { key: 'version', label: facts.version, value: licence.version },
              { key: 'code', label: facts.code, value: licence.verifyCode },
            ]}
          />
        </Card>
        <Card title={words.face}>
          <FactList facts={licence.face.map((row) => ({ key: row.label, label: row.label, value: row.text }))} />
        </Card>
        <Card title={words.changes}>
          {licence.changes.length === 0 ? <p>{words.noChanges}</p> : null}
          <Timeline
            label={words.changes}
            entries={licence.changes.map((change) => ({
              key: change.at,
              title: change.title,
              state: 'done',
              at: change.at,
              children: (
                <>
                  <p>{change.reason}</p>
                  <p>{words.basisOf(change.basis)}</p>
                </>
              ),
            }))}
          />
        </Card>
      </Columns>
      {asking ? (
        <ChangeDialog
          key={asking}
          act={asking}
          id={licence.id}
          grounds={grounds}
          onClose={() => setAsking(undefined)}
        />
      ) : null}
    </Stack>
  )
}

type ChangeProps = { act: AtOnce; id: string; grounds: readonly Ground[]; onClose: () => void }

function ChangeDialog({ act: kind, id, grounds, onClose }: ChangeProps) {
  const acts = { resume: useAct(resumeLicence), cancel: useAct(cancelLicence) }
  const [basis, setBasis] = useState('')
  const [key, setKey] = useState('')
  const [tried, setTried] = useState(false)
  const { title, effect } = words.acts[kind]
  const ground = grounds.find((one) => one.ground === key)?.ground
  const wrong = basis.trim().length < 4 || (kind === 'cancel' && !ground)
  const send = async (reason: string) => {
    setTried(true)
    if (wrong) return
    const done =
      kind === 'cancel'
        ? acts.cancel.run({ id, reason, basis, ground: ground! })
        : acts[kind].run({ id, reason, basis })
    if (await done) onClose()
  }
  return (
    <ReasonDialog
      open
      title={title}
      effect={effect}
      verb={title}
      danger={kind !== 'resume'}
      reason={{ label: words.reason, least: 5, longest: 500 }}
      act={acts[kind]}
      onConfirm={(reason) => void send(reason)}
      onClose={onClose}
    >
      {kind === 'cancel' ? (
        <GroundField grounds={grounds} value={key} missing={tried && !ground} onChange={setKey} />
      ) : null}
      <TextField
        label={words.basis}
        help={words.basisHelp}
        required
        maxLength={200}
        value={basis}
        error={tried && basis.trim().length < 4 ? words.basisEmpty : undefined}
        onChange={setBasis}
      />
    </ReasonDialog>
  )
}
