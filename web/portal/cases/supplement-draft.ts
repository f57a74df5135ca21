/** What was typed and attached for a correction or a promise on any device, and saving on with it. */
import {
  type SupplementDraft,
  supplementDraftConflict,
  mySupplementDraft,
  saveSupplementDraft,
} from '#modules/cases/contract.ts'
import type { FormValues } from '#modules/forms/contract.ts'
import { useAskedOnce } from '../../client/asked-once.ts'
import { call, type CallInput } from '../../client/call.ts'
import type { View } from '../../client/hooks.ts'
import { type Files, filesOf } from '../apply/begin.ts'
import { type DraftInHand, useDraft } from '../apply/use-draft.ts'

export type BegunSupplement = { draft?: SupplementDraft; values: FormValues; files: Files }

async function begun(caseId: string): Promise<BegunSupplement> {
  const { draft } = await call(mySupplementDraft, { caseId })
  return { draft, values: draft?.values ?? {}, files: await filesOf(draft?.materials ?? {}) }
}

export const useBegunSupplement = (caseId: string): View<BegunSupplement> =>
  useAskedOnce(['supplement', caseId], () => begun(caseId))

type Content = Omit<CallInput<typeof saveSupplementDraft>, 'caseId' | 'revision'>

export function useSupplementDraft(
  caseId: string,
  draft: SupplementDraft | undefined,
): DraftInHand<Content, SupplementDraft> {
  return useDraft<Content, SupplementDraft>(
    (revision, content) => call(saveSupplementDraft, { caseId, revision, ...content }),
    supplementDraftConflict.code,
    draft,
  )
}
