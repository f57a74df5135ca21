/** A body is made or changed. */
import { useState } from 'react'
import { changeOrgan, createOrgan, type Organ, organKinds, organLevels } from '#modules/organs/contract.ts'
import { useAct } from '../../client/hooks.ts'
import { useSession } from '../../client/session.ts'
import { Columns } from '../../ui/card.tsx'
import { SelectField, TextField } from '../../ui/field.tsx'
import { RegionField } from '../../ui/item-form/region-field.tsx'
import { ReasonDialog } from '../../ui/reason-dialog.tsx'
import { workOrganWords } from '../../words/zh/work-organs.ts'
import { OrganField } from '../organ-field.tsx'
import { loadRegions } from '../vocabulary/load-regions.ts'

const words = workOrganWords.fields

const texts = ['name', 'shortName', 'uscc', 'letterWord', 'phone', 'address'] as const
const optional: readonly string[] = ['uscc', 'phone', 'address']

export function OrganDialog({ organ, onClose }: { organ?: Organ; onClose: () => void }) {
  const { data } = useSession()
  const create = useAct(createOrgan)
  const change = useAct(changeOrgan)
  const act = organ ? change : create
  const [typed, setTyped] = useState<Record<(typeof texts)[number], string>>({
    name: organ?.name ?? '',
    shortName: organ?.shortName ?? '',
    uscc: organ?.uscc ?? '',
    letterWord: organ?.letterWord ?? '',
    phone: organ?.phone ?? '',
    address: organ?.address ?? '',
  })
  const [place, setPlace] = useState({
    level: organ?.level ?? '4',
    kind: organ?.kind ?? 'department',
    regionCode: organ?.regionCode ?? data?.account?.post?.regionCode ?? '',
    parentId: organ?.parentId ?? '',
  })
  const send = async () => {
    const fields = {
      ...typed,
      uscc: typed.uscc || undefined,
      phone: typed.phone || undefined,
      address: typed.address || undefined,
      level: place.level,
      kind: place.kind,
      parentId: place.parentId || undefined,
    }
    const done = organ
      ? await change.run({ id: organ.id, ...fields })
      : await create.run({ ...fields, regionCode: place.regionCode })
    if (done) onClose()
  }
  return (
    <ReasonDialog
      open
      wide
      title={organ ? workOrganWords.changeOrgan : workOrganWords.createOrgan}
      verb={workOrganWords.save}
      reason="none"
      act={act}
      onConfirm={() => void send()}
      onClose={onClose}
    >
      <Columns least="280px">
        {texts.map((key) => (
          <TextField
            key={key}
            label={words[key]}
            help={key === 'letterWord' ? words.letterWordHelp : undefined}
            required={!optional.includes(key)}
            maxLength={200}
            value={typed[key]}
            error={act.fieldErrors[key]}
            onChange={(text) => setTyped({ ...typed, [key]: text })}
          />
        ))}
        <SelectField
          label={words.level}
          required
          options={Object.entries(organLevels).map(([value, label]) => ({ value, label }))}
          value={place.level}
          onChange={(level) => level && setPlace({ ...place, level: level as Organ['level'] })}
        />
        <SelectField
          label={words.kind}
          required
          options={Object.entries(organKinds).map(([value, label]) => ({ value, label }))}
          value={place.kind}
          onChange={(kind) => kind && setPlace({ ...place, kind: kind as Organ['kind'] })}
        />
      </Columns>
      {organ ? null : (
        <RegionField
          label={words.regionCode}
          required
          value={place.regionCode}
          load={loadRegions}
          error={act.fieldErrors.regionCode}
          onChange={(regionCode) => setPlace({ ...place, regionCode })}
        />
      )}
      <OrganField
        label={words.parent}
        help={words.parentHelp}
        findLabel={words.parentFind}
        emptyWord={words.noParent}
        value={place.parentId}
        onChange={(parentId) => setPlace({ ...place, parentId })}
      />
    </ReasonDialog>
  )
}
