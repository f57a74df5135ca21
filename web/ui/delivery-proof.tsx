/** How a message reached its reader: in the box, and on every other way, step by step. */
import { type ChannelProof, deliveryStates, deliverySteps, wayName } from '#modules/notices/contract.ts'
import { momentWords } from '../words/format.ts'
import { deliveryWords as words } from '../words/zh/deliveries.ts'
import { MomentTime } from './moment-time.tsx'
import { StateTag, type Tone } from './state-tag.tsx'
import css from './delivery-proof.module.css'

const tones: Record<ChannelProof['state'], Tone> = {
  waiting: 'info',
  held: 'info',
  sent: 'success',
  delivered: 'success',
  failed: 'danger',
}

export type DeliveryProofProps = { sentAt: string; readAt?: string; channels: readonly ChannelProof[] }

export function DeliveryProof({ sentAt, readAt, channels: ways }: DeliveryProofProps) {
  return (
    <ul className={css.ways}>
      <li>
        <strong>{words.box}</strong> <StateTag tone="success">{readAt ? words.read : words.inBox}</StateTag>
        <ol className={css.steps}>
          <li>
            <MomentTime at={sentAt} /> {words.putIn}
          </li>
          {readAt ? (
            <li>
              <MomentTime at={readAt} /> {words.opened}
            </li>
          ) : null}
        </ol>
      </li>
      {ways.map((way) => (
        <li key={wayName(way)}>
          <strong>{wayName(way)}</strong> <StateTag tone={tones[way.state]}>{deliveryStates[way.state]}</StateTag>
          <ol className={css.steps}>
            {way.steps.map((one, at) => (
              <li key={`${one.at}${at}`}>
                <MomentTime at={one.at} /> {deliverySteps[one.step]}
              </li>
            ))}
            {way.steps.length === 0 ? <li>{words.soon}</li> : null}
          </ol>
        </li>
      ))}
    </ul>
  )
}

/** The same in one line, for the summary of a fold. */
export function proofInWords({ readAt, channels: ways }: DeliveryProofProps): string {
  const box = readAt ? words.readAt(momentWords(readAt)) : words.unread
  return [box, ...ways.map((way) => `${wayName(way)}${deliveryStates[way.state]}`)].join('；')
}
