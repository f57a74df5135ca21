/** How it is applied for: anew or about a licence there is, the ordinary way or on a promise signed in person. */
import { Button } from 'antd'
import { useState } from 'react'
import type { OutputOf } from '#kernel/contract.ts'
import type { prepareAtWindow } from '#modules/cases/contract.ts'
import { Buttons, Card, Stack } from '../../ui/card.tsx'
import { ChoiceField } from '../../ui/field.tsx'
import { PromiseText } from '../../ui/promise-text.tsx'
import { dateWords, fullDateWords } from '../../words/format.ts'
import { intakeWayWords as words } from '../../words/zh/work-intake-way.ts'

export type Offers = OutputOf<typeof prepareAtWindow>
export type Way = { concerns?: { kind: 'change' | 'renew'; licenceId: string }; promises: boolean }

/** Whether there is anything to choose at all. */
export const hasChoice = ({ licences, offer }: Offers): boolean => licences.length > 0 || offer !== undefined

type Props = { offers: Offers; way: Way; onDone: (way: Way) => void; onBack: () => void }

export function WayStep({ offers, way, onDone, onBack }: Props) {
  const [chosen, setChosen] = useState(way)
  const { licences, offer, excluded } = offers
  const mayPromise = offer !== undefined && excluded.length === 0
  const options = licences.flatMap((licence) =>
    licence.may.map((kind) => ({
      value: `${kind}:${licence.id}`,
      label: words.about(words.kinds[kind], licence.title, licence.number),
      note: noteOf(kind, licence),
    })),
  )
  const { concerns } = chosen
  return (
    <Stack>
      {options.length > 0 ? (
        <Card title={words.what}>
          <ChoiceField
            label={words.whatLabel}
            required
            options={[{ value: '', label: words.anew }, ...options]}
            value={concerns ? `${concerns.kind}:${concerns.licenceId}` : ''}
            onChange={(value) => setChosen({ ...chosen, concerns: concernOf(value) })}
          />
        </Card>
      ) : null}
      {licences.some(({ may }) => may.length === 0) ? <p>{words.running}</p> : null}
      {offer ? (
        <Card title={words.how}>
          <Stack>
            {excluded.map((one) => (
              <p key={one.itemName + one.recordedOn}>
                {words.excluded(one.itemName, one.what, dateWords(one.recordedOn))}
              </p>
            ))}
            {mayPromise ? (
              <ChoiceField
                label={words.howLabel}
                required
                options={[
                  { value: 'ordinary', label: words.ordinary },
                  {
                    value: 'promise',
                    label: words.promise,
                    note: words.promiseNote(offer.materials.map(({ name }) => name)),
                  },
                ]}
                value={chosen.promises ? 'promise' : 'ordinary'}
                onChange={(value) => setChosen({ ...chosen, promises: value === 'promise' })}
              />
            ) : null}
            {mayPromise && chosen.promises ? <PromiseText of={offer} /> : null}
          </Stack>
        </Card>
      ) : null}
      <Buttons>
        <Button type="primary" onClick={() => onDone({ ...chosen, promises: mayPromise && chosen.promises })}>
          {words.next}
        </Button>
        <Button onClick={onBack}>{words.back}</Button>
      </Buttons>
    </Stack>
  )
}

function noteOf(kind: 'change' | 'renew', { validTo, renewBy }: Offers['licences'][number]): string | undefined {
  if (kind === 'change' || !validTo || !renewBy) return undefined
  return words.renewNote(fullDateWords(validTo), fullDateWords(renewBy))
}

function concernOf(value: string): Way['concerns'] {
  const [kind, licenceId] = value.split(':')
  return licenceId ? { kind: kind as 'change' | 'renew', licenceId } : undefined
}
