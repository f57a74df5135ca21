import { parseArgs } from 'node:util'
import { perform } from '#kernel/action.ts'
import { systemActor } from '#kernel/actor.ts'
import { newId } from '#kernel/id.ts'
import { installAdministrators } from '#modules/identity/actions/install-administrators.ts'
import { organLevel } from '#modules/organs/contract.ts'
import type { System } from '#server/boot.ts'

const usage =
  '用法：create-admin --organ 机构名称 --region 十二位行政区划代码 [--level 3] (an organ, its 12-digit region, its level)'

/** The first three administrators of an installation; their passwords are shown once and must be changed. */
export async function createAdminCommand(
  { app }: Pick<System, 'app'>,
  args: readonly string[],
  print: (line: string) => void,
): Promise<void> {
  const options = {
    organ: { type: 'string' },
    region: { type: 'string' },
    level: { type: 'string', default: '3' },
  } as const
  const { organ: name = '', region: regionCode = '', level } = parseArgs({ args: [...args], options }).values
  const knownLevel = organLevel.safeParse(level)
  if (!name || !/^\d{12}$/.test(regionCode) || !knownLevel.success) throw new Error(usage)
  const caller = { actor: systemActor('create-admin'), requestId: newId(app.clock.now()) }
  const { accounts } = await perform(app, installAdministrators, caller, { name, regionCode, level: knownLevel.data })
  for (const { title, username, password } of accounts) print(`${title}  用户名 ${username}  初始密码 ${password}`)
  print('请妥善转交三位管理员；首次登录必须修改密码 (shown once; must be changed at the first sign-in)')
}
