/** `import-items FILE [--publish]`: takes a list of service items over from another system, as JSON, XLSX or CSV. */
import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { perform } from '#kernel/action.ts'
import { systemActor } from '#kernel/actor.ts'
import { newId } from '#kernel/id.ts'
import { show } from '#kernel/view.ts'
import { continueImport } from '#modules/catalogue/actions/continue-import.ts'
import { importItems } from '#modules/catalogue/actions/import-items.ts'
import { publishImport } from '#modules/catalogue/actions/publish-import.ts'
import { runImport } from '#modules/catalogue/actions/run-import.ts'
import { stageImport } from '#modules/catalogue/actions/stage-import.ts'
import { importRows } from '#modules/catalogue/views/import-rows.ts'
import { importPage } from '#modules/catalogue/views/imports.ts'
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
  if (!file || unknown)
    throw new Error('用法：npm run onewindow -- import-items 文件.json|文件.xlsx|文件.csv [--publish]')
  if (/\.(xlsx|csv)$/i.test(file)) return importTable(app, file, args.includes('--publish'), print)
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

/** A table is judged whole, then taken over in portions: a command that was interrupted is simply given again. */
async function importTable(
  app: System['app'],
  file: string,
  publish: boolean,
  print: (line: string) => void,
): Promise<void> {
  const content = await readBytes(file)
  const caller = { actor: systemActor('import-items'), requestId: newId(app.clock.now()) }
  const { id } = await perform(app, stageImport, caller, { name: basename(file), content })
  for (const verdict of ['flagged', 'rejected'] as const) {
    for (let after: string | undefined, more = true; more; more = after !== undefined) {
      const page = await show(app, importRows, caller, { id, verdict, after, limit: 100 })
      for (const { line, name, reasons } of page.rows)
        print(`第 ${line} 行 ${words[verdict]} ${name || '（无名称）'}：${reasons.join('；')}`)
      after = page.next
    }
  }
  const workThrough = async () => {
    while ((await perform(app, continueImport, caller, { id })).left);
  }
  await perform(app, runImport, caller, { id })
  await workThrough()
  if (publish) {
    await perform(app, publishImport, caller, { id })
    await workThrough()
  }
  const { accepted, flagged, rejected, created, changed, unchanged, kept, published } = await show(
    app,
    importPage,
    caller,
    { id },
  )
  print(
    `新增 ${created} 项，改写草稿 ${changed} 项，未变 ${unchanged} 项，经人工编写而保留 ${kept} 项，发布 ${published} 项。`,
  )
  print(JSON.stringify({ accepted, flagged, rejected, created, changed, unchanged, kept, published }))
}

function readBytes(file: string): Promise<Buffer> {
  return readFile(file).catch((error: Error) => {
    throw new Error(`读不到文件 ${file}（${error.message}）`)
  })
}

async function readList(file: string): Promise<unknown[]> {
  const text = (await readBytes(file)).toString('utf8')
  let list: unknown
  try {
    list = JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch (error) {
    throw new Error(`文件 ${file} 不是 JSON：${(error as Error).message}`, { cause: error })
  }
  if (!Array.isArray(list)) throw new Error(`文件 ${file} 应是事项的列表，即 [ {…}, {…} ]`)
  return list
}
