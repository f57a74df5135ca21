/** What a seal shall be put on, by whom, when, how often and with which chain; a second person agrees. */
import { useState } from 'react'
import type { OutputOf } from '#kernel/contract.ts'
import {
  askLimits,
  type SealChain,
  sealChains,
  type sealList,
  type SealPurpose,
  sealPurposes,
} from '#modules/documents/contract.ts'
import { useAct } from '../../client/hooks.ts'
import { Columns } from '../../ui/card.tsx'
import { ChoicesField, SelectField, TextField, TickField } from '../../ui/field.tsx'
import { ReasonDialog } from '../../ui/reason-dialog.tsx'
import { workSealWords as words } from '../../words/zh/work-seals.ts'

type Seal = OutputOf<typeof sealList>['rows'][number]

const optionsOf = (names: Record<string, string>) => Object.entries(names).map(([value, label]) => ({ value, label }))
const hour = /^([01]\d|2[0-3]):[0-5]\d$/

export function LimitsDialog({ seal, onClose }: { seal: Seal; onClose: () => void }) {
  const { terms } = seal
  const act = useAct(askLimits)
  const [chain, setChain] = useState<string>(terms.chain)
  const [purposes, setPurposes] = useState<string[]>(terms.purposes ?? Object.keys(sealPurposes))
  const [most, setMost] = useState(terms.dailyMost?.toString() ?? '')
  const [from, setFrom] = useState(terms.hours?.from ?? '')
  const [to, setTo] = useState(terms.hours?.to ?? '')
  const [workingDaysOnly, setWorkingDaysOnly] = useState(terms.workingDaysOnly)
  const [posts, setPosts] = useState<string[]>(terms.posts ?? [])
  const [tried, setTried] = useState(false)
  const wrong = {
    purposes: purposes.length === 0 ? words.limits.purposesEmpty : undefined,
    most: most !== '' && !/^[1-9]\d{0,4}$/.test(most) ? words.limits.mostWrong : undefined,
    hours: hoursRight(from, to) ? undefined : words.limits.hoursWrong,
  }
  const confirm = async (reason: string) => {
    setTried(true)
    if (wrong.purposes || wrong.most || wrong.hours) return
    const all = purposes.length === Object.keys(sealPurposes).length
    const wanted = {
      chain: chain as SealChain,
      purposes: all ? undefined : (purposes as SealPurpose[]),
      dailyMost: most === '' ? undefined : Number(most),
      hours: from === '' ? undefined : { from, to },
      workingDaysOnly,
      posts: posts.length === 0 ? undefined : posts,
    }
    if (await act.run({ id: seal.id, terms: wanted, reason })) onClose()
  }
  return (
    <ReasonDialog
      open
      wide
      title={words.actOf(words.acts['ask-limits'], seal.name)}
      effect={words.effects['ask-limits']}
      verb={words.limits.verb}
      reason={{ least: 2 }}
      act={act}
      onConfirm={(reason) => void confirm(reason)}
      onClose={onClose}
    >
      <ChoicesField
        label={words.limits.purposes}
        required
        inline
        options={optionsOf(sealPurposes)}
        value={purposes}
        error={tried ? wrong.purposes : undefined}
        onChange={setPurposes}
      />
      <Columns least="180px">
        <TextField
          label={words.limits.from}
          help={words.limits.hoursHelp}
          value={from}
          error={tried ? wrong.hours : undefined}
          onChange={setFrom}
        />
        <TextField label={words.limits.to} help={words.limits.hoursHelp} value={to} onChange={setTo} />
        <TextField
          label={words.limits.most}
          help={words.limits.mostHelp}
          value={most}
          error={tried ? wrong.most : undefined}
          onChange={setMost}
        />
      </Columns>
      <TickField label={words.limits.workingDays} checked={workingDaysOnly} onChange={setWorkingDaysOnly} />
      {seal.posts.length > 0 ? (
        <ChoicesField
          label={words.limits.posts}
          help={words.limits.postsHelp}
          inline
          options={seal.posts.map((title) => ({ value: title, label: title }))}
          value={posts}
          onChange={setPosts}
        />
      ) : null}
      <SelectField
        label={words.limits.chain}
        help={words.limits.chainHelp}
        required
        options={optionsOf(sealChains)}
        value={chain}
        onChange={setChain}
      />
    </ReasonDialog>
  )
}

/** Both or neither, the end after the beginning. */
function hoursRight(from: string, to: string): boolean {
  if (from === '' && to === '') return true
  return hour.test(from) && hour.test(to) && from < to
}
