/** Acts, views and the reaction of the legal representative's confirmation. */
import { on } from '#kernel/event.ts'
import { mandateRevoked } from '#modules/identity/index.ts'
import { confirmApplication } from './actions/confirm-application.ts'
import { proposeApplication } from './actions/propose-application.ts'
import { sendBackApplication } from './actions/send-back-application.ts'
import { takeBackApplication } from './actions/take-back-application.ts'
import { stopUnder } from './cosignature.ts'
import { cosignature, cosignatures, cosignNeed } from './views/cosignatures.ts'

export const cosignatureActs = [proposeApplication, confirmApplication, sendBackApplication, takeBackApplication]
export const cosignatureViews = [cosignNeed, cosignatures, cosignature]
export const cosignatureReactions = [on(mandateRevoked, 'cases.stop-cosignatures', stopUnder)]
