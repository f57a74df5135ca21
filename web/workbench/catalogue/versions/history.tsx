/** The life of a version: who did what, when and why, and from when to when it was in force. */
import { versionHistory } from '#modules/catalogue/contract.ts'
import { useView } from '../../../client/hooks.ts'
import { Card } from '../../../ui/card.tsx'
import { Loaded } from '../../../ui/states.tsx'
import { Timeline } from '../../../ui/timeline.tsx'
import { momentWords } from '../../../words/format.ts'
import { workVersionWords } from '../../../words/zh/work-versions.ts'
import css from './versions.module.css'

const words = workVersionWords.history

export function VersionHistory({ versionId }: { versionId: string }) {
  const view = useView(versionHistory, { id: versionId })
  return (
    <Card title={words.title}>
      <Loaded of={view}>
        {({ events, inForceFrom, inForceTo }) => (
          <>
            {inForceFrom ? (
              <p className={css.quiet}>
                {words.inForce(momentWords(inForceFrom), inForceTo && momentWords(inForceTo))}
              </p>
            ) : null}
            {events.length === 0 ? <p className={css.quiet}>{words.empty}</p> : null}
            <Timeline
              label={words.title}
              entries={events.map(({ title, at, by, why }, index) => ({
                key: `${at}${title}`,
                title,
                state: index === events.length - 1 ? 'current' : 'done',
                at,
                children: (
                  <>
                    <p>{words.by(by)}</p>
                    {why ? <p>{words.why(why)}</p> : null}
                  </>
                ),
              }))}
            />
          </>
        )}
      </Loaded>
    </Card>
  )
}
