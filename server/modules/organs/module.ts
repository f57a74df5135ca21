import { defineModule } from '#kernel/module.ts'

export const organsModule = defineModule({ name: 'organs', title: '机构与岗位', uses: [], folder: import.meta.dirname })
