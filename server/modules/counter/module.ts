import { defineModule } from '#kernel/module.ts'
import { callNext } from './actions/call-next.ts'
import { confirmShown } from './actions/confirm-shown.ts'
import { drawTicket } from './actions/draw-ticket.ts'
import { identify } from './actions/identify.ts'
import { markAbsent } from './actions/mark-absent.ts'
import { openForm } from './actions/open-form.ts'
import { openKiosk } from './actions/open-kiosk.ts'
import { openScreen } from './actions/open-screen.ts'
import { pairKiosk } from './actions/pair-kiosk.ts'
import { pairScreen } from './actions/pair-screen.ts'
import { recordMandate } from './actions/record-mandate.ts'
import { recordRelative } from './actions/record-relative.ts'
import { showOnScreen } from './actions/show-on-screen.ts'
import { signShown } from './actions/sign-shown.ts'
import { takeTicket } from './actions/take-ticket.ts'
import { clerkTopic, findOwnWindow, hallTopic } from './place.ts'
import { desk } from './views/desk.ts'
import { hallQueue } from './views/hall-queue.ts'
import { myScreen, screenShown } from './views/screens.ts'
import { formFile, openedForm } from './views/opened-form.ts'
import { mandateProof } from './views/mandate-proof.ts'
import { relatives } from './views/relatives.ts'
import { signatureImage, signatures } from './views/signatures.ts'

export const counterModule = defineModule({
  name: 'counter',
  title: '综合窗口',
  uses: ['organs', 'identity', 'documents', 'catalogue', 'licences', 'forms', 'cases'],
  permissions: [
    {
      word: 'counter.serve',
      title: '在窗口叫号、核验身份、使用申请人屏',
      heldBy: { 'window-clerk': 'own-region' },
    },
  ],
  acts: [
    recordMandate,
    recordRelative,
    takeTicket,
    callNext,
    markAbsent,
    identify,
    openForm,
    openScreen,
    pairScreen,
    showOnScreen,
    confirmShown,
    signShown,
    openKiosk,
    pairKiosk,
    drawTicket,
  ],
  views: [
    relatives,
    mandateProof,
    desk,
    openedForm,
    formFile,
    myScreen,
    screenShown,
    signatures,
    signatureImage,
    hallQueue,
  ],
  follows: async (ctx) => {
    if (!ctx.actor.grants.has('counter.serve')) return []
    const place = await findOwnWindow(ctx)
    return [clerkTopic(ctx.actor.id), ...(place ? [hallTopic(place.hallId)] : [])]
  },
  folder: import.meta.dirname,
})
