/** `import-items FILE [--publish]`: takes a list of service items over from another system. */
import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { perform } from '#kernel/action.ts'
import { systemActor } from '#kernel/actor.ts'
import { newId } from '#kernel/id.ts'
import { importItems } from '#modules/catalogue/actions/import-items.ts'
import type { System } from '#server/boot.ts'

const words = { flagged: '存疑', rejected: '不收' } as const

/**
 * Prints each row that needs a person's eye with its reasons, what was done, and last a JSON summary
 * `{"accepted":…,"flagged":…,"rejected":…,…}` whose first three numbers add up to the rows of the file.
 * @throws Error in Chinese when the file cannot be read as a list
 */
export async function importItemsCommand(
  { app }: Pick<System, 'app'>,
  args: readonly string[],
  print: (line: string) => void,
): Promise<void> {
  const [file, ...more] = args.filter((arg) => arg !== '--publish')
  const unknown = more[0] ?? (file?.startsWith('--') ? file : undefined)
  if (!file || unknown) throw new Error('用法：npm run onewindow -- import-items 文件.json [--publish]')
  const rows = await readList(file)
  const caller = { actor: systemActor('import-items'), requestId: newId(app.clock.now()) }
  const input = { rows, publish: args.includes('--publish'), source: basename(file) }
  const { findings, ...counts } = await perform(app, importItems, caller, input)
  for (const { line, name, verdict, reasons } of findings)
    print(`第 ${line} 行 ${words[verdict]} ${name || '（无名称）'}：${reasons.join('；')}`)
  const { created, changed, unchanged, kept, published } = counts
  print(
    created + changed + kept + published === 0
      ? `清单与已导入的相同，没有改动（${unchanged} 项）。`
      : `新增 ${created} 项，改写草稿 ${changed} 项，未变 ${unchanged} 项，经人工编写而保留 ${kept} 项，发布 ${published} 项。`,
  )
  print(JSON.stringify(counts))
}

async function readList(file: string): Promise<unknown[]> {
  const text = await readFile(file, 'utf8').catch((error: Error) => {
    throw new Error(`读不到文件 ${file}（${error.message}）`)
  })
  let list: unknown
  try {
    list = JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch (error) {
    throw new Error(`文件 ${file} 不是 JSON：${(error as Error).message}`, { cause: error })
  }
  if (!Array.isArray(list)) throw new Error(`文件 ${file} 应是事项的列表，即 [ {…}, {…} ]`)
  return list
}
