/** The steps at which one may ask a person; the address of the page for asking names one of them. */
import { assistanceWords } from '../../words/zh/assistance.ts'

export type StuckAt = keyof typeof assistanceWords.stuckAt

export function stuckAt(step: string | undefined): StuckAt | undefined {
  return step !== undefined && Object.hasOwn(assistanceWords.stuckAt, step) ? (step as StuckAt) : undefined
}

/** The steps of an application: what was typed there is kept, and waits. */
export const whileApplying: ReadonlySet<StuckAt> = new Set(['situation', 'form', 'materials', 'check'])
