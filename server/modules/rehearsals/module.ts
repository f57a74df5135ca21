import { defineModule } from '#kernel/module.ts'
import { alreadyHeld } from './views/already-held.ts'
import { rehearsal } from './views/rehearsal.ts'

export const rehearsalsModule = defineModule({
  name: 'rehearsals',
  title: '事项预演',
  uses: ['calendar', 'vocabulary', 'exchange', 'catalogue', 'licences', 'forms', 'cases'],
  permissions: [
    { word: 'rehearsals.see', title: '用办结的办件预演事项草稿', heldBy: { 'catalogue-editor': 'own-region' } },
  ],
  views: [rehearsal, alreadyHeld],
})
