import { parseArgs } from 'node:util'
import { systemActor } from '#kernel/actor.ts'
import { gather } from '#kernel/ctx.ts'
import { inTransaction } from '#kernel/db.ts'
import { publish } from '#kernel/dispatcher.ts'
import { newId } from '#kernel/id.ts'
import { installAdministrators } from '#modules/identity/index.ts'
import { organLevels } from '#modules/organs/contract.ts'
import type { System } from '#server/boot.ts'

/** The first three administrators of an installation; their passwords are shown once and must be changed. */
export async function createAdminCommand(
  { app }: System,
  args: readonly string[],
  print: (line: string) => void,
): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      organ: { type: 'string' },
      region: { type: 'string' },
      level: { type: 'string', default: '3' },
    },
  })
  const { organ: name, region: regionCode, level } = values
  if (!name || !/^\d{12}$/.test(regionCode ?? '') || !(level in organLevels)) {
    throw new Error(
      '用法：create-admin --organ 机构名称 --region 十二位行政区划代码 [--level 3] (an organ, its 12-digit region, its level)',
    )
  }
  const now = app.clock.now()
  const caller = { actor: systemActor('create-admin'), requestId: newId(now) }
  const accounts = await inTransaction(app.db, async (db) => {
    const { ctx, news } = gather(app, caller, db, now)
    const made = await installAdministrators(ctx, {
      name,
      regionCode: regionCode!,
      level: level as keyof typeof organLevels,
    })
    await publish(app, db, news, now)
    return made
  })
  for (const { title, username, password } of accounts) print(`${title}  用户名 ${username}  初始密码 ${password}`)
  print('请妥善转交三位管理员；首次登录必须修改密码 (shown once; must be changed at the first sign-in)')
}
