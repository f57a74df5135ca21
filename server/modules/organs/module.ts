import { defineModule } from '#kernel/module.ts'
import { changeHall } from './actions/change-hall.ts'
import { changeOrgan } from './actions/change-organ.ts'
import { changePost } from './actions/change-post.ts'
import { closePost } from './actions/close-post.ts'
import { createHall } from './actions/create-hall.ts'
import { createOrgan } from './actions/create-organ.ts'
import { createPost } from './actions/create-post.ts'
import { removeWindow } from './actions/remove-window.ts'
import { setWindow } from './actions/set-window.ts'
import { hallPage } from './views/hall.ts'
import { hallList } from './views/halls.ts'
import { organList } from './views/organs.ts'
import { postList } from './views/posts.ts'

export const organsModule = defineModule({
  name: 'organs',
  title: '机构与岗位',
  uses: [],
  permissions: [
    { word: 'organs.manage', title: '管理机构、大厅、窗口和岗位', heldBy: { 'system-admin': 'everywhere' } },
    {
      word: 'organs.see-posts',
      title: '查看岗位',
      heldBy: { 'system-admin': 'everywhere', 'security-admin': 'everywhere', 'audit-admin': 'everywhere' },
    },
  ],
  acts: [createOrgan, changeOrgan, createHall, changeHall, setWindow, removeWindow, createPost, changePost, closePost],
  views: [organList, hallList, hallPage, postList],
  folder: import.meta.dirname,
})
