/** Who one is to the platform, and how sure it is of it. */
import { Button } from 'antd'
import { type FormEvent, useState } from 'react'
import { changeOwnDetails, identityLevels, ownDetails } from '#modules/identity/contract.ts'
import { useAct, useView } from '../../client/hooks.ts'
import { Card, Stack } from '../../ui/card.tsx'
import { FactList } from '../../ui/fact-list.tsx'
import { TextField } from '../../ui/field.tsx'
import { ErrorBox, Loaded } from '../../ui/states.tsx'
import { portalAccountWords as words } from '../../words/zh/portal-account.ts'
import css from './account.module.css'

export function DetailsCard() {
  const details = useView(ownDetails, {})
  return (
    <Card title={words.details}>
      <Loaded of={details}>
        {(own) => (
          <Stack>
            <FactList
              columns={2}
              facts={[
                { key: 'name', label: words.name, value: own.name },
                { key: 'idNumber', label: words.idNumber, value: own.idNumberMasked },
                { key: 'phone', label: words.phone, value: own.phoneMasked },
                { key: 'address', label: words.address, value: own.address },
                { key: 'username', label: words.username, value: own.username },
                { key: 'level', label: words.identityLevel, value: identityLevels[own.identityLevel] },
              ]}
            />
            <p className={`${css.quiet} ${css.text}`}>{words.levelText[own.identityLevel]}</p>
            <ChangeDetails address={own.address} />
          </Stack>
        )}
      </Loaded>
    </Card>
  )
}

function ChangeDetails({ address: known }: { address: string | undefined }) {
  const [phone, setPhone] = useState('')
  const [address, setAddress] = useState<string>()
  const [error, setError] = useState<string>()
  const [saved, setSaved] = useState(false)
  const act = useAct(changeOwnDetails)
  const newAddress = address?.trim() || undefined
  const save = async (event: FormEvent) => {
    event.preventDefault()
    setSaved(false)
    const given = { phone: phone.trim() || undefined, address: newAddress === known ? undefined : newAddress }
    if (!given.phone && !given.address) return setError(words.nothingChanged)
    if (!(await act.run(given))) return
    setPhone('')
    setAddress(undefined)
    setSaved(true)
  }
  const clear = () => {
    setError(undefined)
    setSaved(false)
  }
  return (
    <>
      <details className={css.fold}>
        <summary>{words.change}</summary>
        <form noValidate onSubmit={(event) => void save(event)}>
          <Stack>
            {act.problem ? <ErrorBox problem={act.problem} /> : null}
            <TextField
              label={words.newPhone}
              help={words.keepEmpty}
              type="tel"
              inputMode="tel"
              autoComplete="tel"
              maxLength={11}
              value={phone}
              error={error ?? act.fieldErrors.phone}
              onChange={(next) => {
                setPhone(next)
                clear()
              }}
            />
            <TextField
              label={words.address}
              autoComplete="street-address"
              maxLength={200}
              value={address ?? known ?? ''}
              error={act.fieldErrors.address}
              onChange={(next) => {
                setAddress(next)
                clear()
              }}
            />
            <div>
              <Button type="primary" htmlType="submit" loading={act.pending}>
                {words.save}
              </Button>
            </div>
          </Stack>
        </form>
      </details>
      <p aria-live="polite" className={css.saved}>
        {saved ? words.saved : null}
      </p>
    </>
  )
}
