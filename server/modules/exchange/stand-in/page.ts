import { exchangeTables, type TableName } from '../rules/fields.ts'
import type { KeptRow } from './platform-memory.ts'

const LATEST = 200

/** What the platform above would have by now. */
export function standInPage(rows: readonly KeptRow[]): string {
  const counts = Map.groupBy(rows, (row) => row.table)
  const totals = [...counts].map(
    ([name, some]) =>
      `<tr><td>${exchangeTables[name as TableName].title}</td><td>${name}</td><td>${some.length}</td></tr>`,
  )
  const latest = rows
    .slice(-LATEST)
    .toReversed()
    .map(
      (row) =>
        `<tr><td>${row.day}</td><td>${row.table}</td><td>${row.projectNo ?? ''}</td><td>${row.receipt}</td></tr>`,
    )
  return `<!doctype html>
<html lang="zh-CN">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>演示替身：上级平台</title>
<style>
  body { font: 16px/1.6 system-ui, "Noto Sans CJK SC", sans-serif; color: #1f2329; margin: 24px auto; max-width: 960px; padding: 0 16px }
  .label { background: #fff4e0; color: #8a4b00; padding: 8px 16px; border-radius: 8px }
  table { border-collapse: collapse; width: 100%; margin-bottom: 24px }
  form { margin: 12px 0 }
  input, button { font: inherit; padding: 4px 12px }
  th, td { border-bottom: 1px solid #c9cdd4; padding: 8px; text-align: left; vertical-align: top; overflow-wrap: anywhere }
</style>
<h1>上级平台收到的数据</h1>
<p class="label">演示替身：这里代替真实的上级平台。它只记编号、版本和摘要，不保存个人信息；会退回一些记录，也会丢失一些，供演示重发和对账。</p>
<form method="post" action="/refuse-next"><button>退回下一条受理信息</button></form>
<form method="post" action="/lose-case"><label>办件编号 <input name="number" required size="50"></label> <button>丢失这个办件的记录</button></form>
${rows.length === 0 ? '<p>还没有收到数据。</p>' : table(['数据', '交换表', '条数'], totals) + table(['日期', '交换表', '办件编号', '回执'], latest)}
</html>`
}

function table(heads: readonly string[], rows: readonly string[]): string {
  return `<table><thead><tr>${heads.map((head) => `<th>${head}</th>`).join('')}</tr></thead><tbody>${rows.join('')}</tbody></table>`
}
