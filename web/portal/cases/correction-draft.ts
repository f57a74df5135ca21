/** What was typed and attached for a correction on any device, and saving on with it. */
import {
  type CorrectionDraft,
  correctionDraftConflict,
  myCorrectionDraft,
  saveCorrectionDraft,
} from '#modules/cases/contract.ts'
import type { FormValues } from '#modules/forms/contract.ts'
import { useAskedOnce } from '../../client/asked-once.ts'
import { call, type CallInput } from '../../client/call.ts'
import type { View } from '../../client/hooks.ts'
import { type Files, filesOf } from '../apply/begin.ts'
import { type DraftInHand, useDraft } from '../apply/use-draft.ts'

export type BegunCorrection = { draft?: CorrectionDraft; values: FormValues; files: Files }

async function begun(caseId: string): Promise<BegunCorrection> {
  const { draft } = await call(myCorrectionDraft, { caseId })
  return { draft, values: draft?.values ?? {}, files: await filesOf(draft?.materials ?? {}) }
}

export const useBegunCorrection = (caseId: string): View<BegunCorrection> =>
  useAskedOnce(['correction', caseId], () => begun(caseId))

type Content = Omit<CallInput<typeof saveCorrectionDraft>, 'caseId' | 'revision'>

export function useCorrectionDraft(
  caseId: string,
  draft: CorrectionDraft | undefined,
): DraftInHand<Content, CorrectionDraft> {
  return useDraft<Content, CorrectionDraft>(
    (revision, content) => call(saveCorrectionDraft, { caseId, revision, ...content }),
    correctionDraftConflict.code,
    draft,
  )
}
