/** A hall is made or changed. */
import { useState } from 'react'
import { changeHall, createHall } from '#modules/organs/contract.ts'
import { useAct } from '../../client/hooks.ts'
import { LongTextField, TextField } from '../../ui/field.tsx'
import { RegionField } from '../../ui/item-form/region-field.tsx'
import { ReasonDialog } from '../../ui/reason-dialog.tsx'
import { workOrganWords } from '../../words/zh/work-organs.ts'
import { OrganField } from '../organ-field.tsx'
import { loadRegions } from '../vocabulary/load-regions.ts'
import type { HallRow } from './hall-list.tsx'

const words = workOrganWords.halls

export function HallDialog({ hall, onClose }: { hall?: HallRow; onClose: () => void }) {
  const create = useAct(createHall)
  const change = useAct(changeHall)
  const act = hall ? change : create
  const [typed, setTyped] = useState({
    name: hall?.name ?? '',
    address: hall?.address ?? '',
    phone: hall?.phone ?? '',
    hours: hall?.hours ?? '',
  })
  const [place, setPlace] = useState({ organId: hall?.organId ?? '', regionCode: hall?.regionCode ?? '' })
  const send = async () => {
    const fields = { ...typed, phone: typed.phone || undefined }
    const done = hall ? await change.run({ id: hall.id, ...fields }) : await create.run({ ...fields, ...place })
    if (done) onClose()
  }
  return (
    <ReasonDialog
      open
      title={hall ? words.change : words.create}
      verb={workOrganWords.save}
      reason="none"
      act={act}
      onConfirm={() => void send()}
      onClose={onClose}
    >
      <TextField
        label={workOrganWords.fields.name}
        required
        maxLength={100}
        value={typed.name}
        error={act.fieldErrors.name}
        onChange={(name) => setTyped({ ...typed, name })}
      />
      {hall ? null : (
        <>
          <OrganField
            label={words.organ}
            findLabel={words.organFind}
            required
            value={place.organId}
            error={act.fieldErrors.organId}
            onChange={(organId) => setPlace({ ...place, organId })}
          />
          <RegionField
            label={workOrganWords.fields.regionCode}
            required
            value={place.regionCode}
            load={loadRegions}
            error={act.fieldErrors.regionCode}
            onChange={(regionCode) => setPlace({ ...place, regionCode })}
          />
        </>
      )}
      <TextField
        label={workOrganWords.fields.address}
        required
        maxLength={200}
        value={typed.address}
        error={act.fieldErrors.address}
        onChange={(address) => setTyped({ ...typed, address })}
      />
      <TextField
        label={workOrganWords.fields.phone}
        maxLength={40}
        value={typed.phone}
        onChange={(phone) => setTyped({ ...typed, phone })}
      />
      <LongTextField
        label={words.hours}
        help={words.hoursHelp}
        required
        rows={2}
        maxLength={200}
        value={typed.hours}
        error={act.fieldErrors.hours}
        onChange={(hours) => setTyped({ ...typed, hours })}
      />
    </ReasonDialog>
  )
}
