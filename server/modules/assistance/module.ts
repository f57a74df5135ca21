import { defineModule } from '#kernel/module.ts'
import { askForHelp } from './actions/ask-for-help.ts'
import { confirmHelp } from './actions/confirm-help.ts'
import { endRequest } from './actions/end-request.ts'
import { handOverRequest } from './actions/hand-over-request.ts'
import { linkCase } from './actions/link-case.ts'
import { recordRequest } from './actions/record-request.ts'
import { refuseHelp } from './actions/refuse-help.ts'
import { takeRequest } from './actions/take-request.ts'
import { withdrawRequest } from './actions/withdraw-request.ts'
import { reactions } from './reactions.ts'
import { myRequests, requestList, requestPage } from './views/requests.ts'

export const assistanceModule = defineModule({
  name: 'assistance',
  title: '帮办代办',
  uses: ['organs', 'identity', 'calendar', 'documents', 'notices', 'catalogue', 'cases', 'counter'],
  permissions: [
    { word: 'assistance.ask', title: '请人帮办', heldBy: { citizen: 'own', 'enterprise-agent': 'own' } },
    { word: 'assistance.help', title: '登记、接办帮办代办', heldBy: { 'window-clerk': 'own-region' } },
  ],
  acts: [
    askForHelp,
    recordRequest,
    takeRequest,
    handOverRequest,
    linkCase,
    confirmHelp,
    refuseHelp,
    withdrawRequest,
    endRequest,
  ],
  views: [myRequests, requestList, requestPage],
  reactions,
  folder: import.meta.dirname,
})
