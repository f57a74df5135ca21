/** Where a licence stands today, in a word and a shape. */
import type { LicenceCard } from '#modules/licences/contract.ts'
import { StateTag, type Tone } from '../../ui/state-tag.tsx'
import { fullDateWords } from '../../words/format.ts'
import { workLicenceWords as words } from '../../words/zh/work-licences.ts'

const tones: Readonly<Record<string, Tone>> = {
  valid: 'success',
  'not-yet-valid': 'neutral',
  superseded: 'neutral',
  suspended: 'warning',
  expired: 'neutral',
}

export function LicenceState({ of }: { of: Pick<LicenceCard, 'status' | 'statusTitle'> }) {
  return <StateTag tone={tones[of.status] ?? 'danger'}>{of.statusTitle}</StateTag>
}

export function validityWords({ validFrom, validTo }: Pick<LicenceCard, 'validFrom' | 'validTo'>): string {
  const from = fullDateWords(validFrom)
  return validTo ? words.until(from, fullDateWords(validTo)) : words.forEver(from)
}
