/** What help is wished for, at which hall and how: the same questions for whoever asks and for the clerk who writes it down. */
import { ways } from '#modules/assistance/contract.ts'
import { hallList } from '#modules/organs/contract.ts'
import { useView } from '../../client/hooks.ts'
import { ChoiceField, LongTextField, SelectField, TextField } from '../../ui/field.tsx'
import { ErrorBox } from '../../ui/states.tsx'
import { assistanceWords as words } from '../../words/zh/assistance.ts'

export const blankRequest = { hallId: '', wish: '', way: 'phone' as keyof typeof ways, address: '' }
export type RequestTyped = typeof blankRequest

type RequestFieldsProps = {
  typed: RequestTyped
  faultOf: (key: keyof RequestTyped) => string | undefined
  wishHelp?: string
  onChange: (part: Partial<RequestTyped>) => void
}

export function RequestFields({ typed, faultOf, wishHelp, onChange }: RequestFieldsProps) {
  const halls = useView(hallList, { limit: 100 })
  return (
    <>
      {halls.problem ? <ErrorBox problem={halls.problem} onRetry={halls.again} /> : null}
      <LongTextField
        label={words.wish}
        help={wishHelp}
        required
        maxLength={500}
        rows={3}
        value={typed.wish}
        error={faultOf('wish')}
        onChange={(wish) => onChange({ wish })}
      />
      <SelectField
        label={words.hall}
        required
        options={(halls.data?.rows ?? []).map(({ id, name }) => ({ value: id, label: name }))}
        value={typed.hallId}
        error={faultOf('hallId')}
        onChange={(hallId) => onChange({ hallId })}
      />
      <ChoiceField
        label={words.way}
        required
        options={Object.entries(ways).map(([value, label]) => ({ value, label }))}
        value={typed.way}
        onChange={(way) => onChange({ way: way as RequestTyped['way'] })}
      />
      {typed.way === 'home' ? (
        <TextField
          label={words.address}
          required
          maxLength={200}
          autoComplete="street-address"
          value={typed.address}
          error={faultOf('address')}
          onChange={(address) => onChange({ address })}
        />
      ) : null}
    </>
  )
}

/** Only who is to be visited says where. */
export function addressOfRequest({ way, address }: RequestTyped): string | undefined {
  return way === 'home' ? address : undefined
}

export function requestFaults({
  hallId,
  wish,
  way,
  address,
}: RequestTyped): Partial<Record<keyof RequestTyped, string>> {
  return {
    ...(hallId ? {} : { hallId: words.wrong.hall }),
    ...(wish.trim().length < 4 ? { wish: words.wrong.wish } : {}),
    ...(way === 'home' && address.trim().length < 4 ? { address: words.wrong.address } : {}),
  }
}
