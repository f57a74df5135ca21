/** 告知承诺: the choice before the materials, and the text that is signed before one submits. */
import type { OutputOf } from '#kernel/contract.ts'
import { commitmentOffer } from '#modules/cases/contract.ts'
import { useView } from '../../client/hooks.ts'
import { Card, Stack } from '../../ui/card.tsx'
import { ChoiceField, TickField } from '../../ui/field.tsx'
import { type PromiseOffer, PromiseText } from '../../ui/promise-text.tsx'
import { dateWords } from '../../words/format.ts'
import { portalEasierWords } from '../../words/zh/portal-easier.ts'
import { LinkButton } from '../link-button.tsx'
import css from './apply.module.css'

export type Offer = PromiseOffer

export type CommitmentChoice = {
  /** Absent while it is not known, or the item takes no promises. */
  offer: Offer | undefined
  excluded: OutputOf<typeof commitmentOffer>['excluded']
  chosen: boolean
  choose: (chosen: boolean) => void
  signed: boolean
  sign: (signed: boolean) => void
}

/** What may be promised for this item by whoever applies. */
export function useOffer(itemId: string, organId: string | undefined, offered: boolean) {
  return useView(commitmentOffer, { itemId, organId }, { when: offered }).data
}

const words = portalEasierWords.choice

export function ChooseWay({ of: { offer, excluded, chosen, choose } }: { of: CommitmentChoice }) {
  if (!offer) return null
  const replaced = offer.materials.map(({ name }) => name)
  if (excluded.length > 0)
    return (
      <Card title={words.excluded}>
        <Stack>
          <ul className={css.then}>
            {excluded.map((one) => (
              <li key={one.itemName + one.recordedOn}>
                {words.because(one.itemName, one.what, dateWords(one.recordedOn))}
              </li>
            ))}
          </ul>
          <p>{words.repair}</p>
          <div>
            <LinkButton to="/credit">{words.toCredit}</LinkButton>
          </div>
        </Stack>
      </Card>
    )
  return (
    <Card title={words.title}>
      <ChoiceField
        label={words.label}
        required
        help={words.free}
        options={[
          { value: 'ordinary', label: words.ordinary, note: words.ordinaryNote },
          { value: 'promise', label: words.promise, note: words.promiseNote(replaced) },
        ]}
        value={chosen ? 'promise' : 'ordinary'}
        onChange={(way) => choose(way === 'promise')}
      />
    </Card>
  )
}

const promise = portalEasierWords.promise

/** The whole text with everything that must be known before it is signed. */
export function SignPromise({ of: { offer, signed, sign } }: { of: CommitmentChoice }) {
  if (!offer) return null
  return (
    <Card title={promise.title}>
      <Stack>
        <PromiseText of={offer} />
        <TickField label={promise.sign} checked={signed} onChange={sign} />
      </Stack>
    </Card>
  )
}
