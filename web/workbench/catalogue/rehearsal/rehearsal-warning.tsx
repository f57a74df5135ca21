/** Before publishing, in one sentence: that people who were granted it would now be turned away. */
import { rehearsal } from '#modules/rehearsals/contract.ts'
import { useView } from '../../../client/hooks.ts'
import { useCan } from '../../../client/session.ts'
import { workRehearsalWords as words } from '../../../words/zh/work-rehearsal.ts'
import css from './rehearsal.module.css'
import { USUAL_CASES } from './usual-cases.ts'

export function RehearsalWarning({ versionId }: { versionId: string }) {
  const may = useCan()('rehearsals.see')
  const { data, waiting } = useView(rehearsal, { versionId, cases: USUAL_CASES }, { when: may })
  if (waiting && may) return <p className={css.quiet}>{words.lookFirst}</p>
  if (!data || data.troubled === 0) return null
  return (
    <p role="alert" className={css.warning}>
      {words.warning(data.replayed, data.troubled, data.grantedTroubled)}
    </p>
  )
}
