/** Acts on a licence that send its holder a letter: the module that words letters shows them before. */
import type { Act } from '#kernel/action.ts'
import { cancelLicence } from './actions/cancel-licence.ts'
import { revokeLicence } from './actions/revoke-licence.ts'
import { suspendLicence } from './actions/suspend-licence.ts'
import { tellIntent } from './actions/tell-intent.ts'
import { withdrawLicence } from './actions/withdraw-licence.ts'

export const actsWithLetters = {
  'tell-intent': tellIntent as Act,
  suspend: suspendLicence as Act,
  withdraw: withdrawLicence as Act,
  revoke: revokeLicence as Act,
  cancel: cancelLicence as Act,
} as const
