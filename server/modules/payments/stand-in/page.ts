/** What the payer sees at the stand-in. */
export type ShownOrder = {
  number: string
  title: string
  payee: string
  /** 分 */
  amount: number
  back: string
  /** What the address said, to be sent again with the choice. */
  query: string
  state: 'open' | 'paid' | 'closed'
}

export function payPage(order: ShownOrder): string {
  const money = (order.amount / 100).toFixed(2)
  return page(
    '收银台',
    `<h1>收银台</h1>
<dl><dt>收款单位</dt><dd>${text(order.payee)}</dd><dt>缴费事项</dt><dd>${text(order.title)}</dd><dt>缴费单号</dt><dd>${text(order.number)}</dd></dl>
<p class="amount">${money} 元</p>
${order.state === 'open' ? choices(order) : `<p role="status">${said[order.state]}</p>`}
<p><a href="${text(order.back)}">返回政务服务平台</a></p>`,
  )
}

const said = {
  paid: '这笔费用已经支付，不会重复扣款。',
  closed: '这个订单已经关闭，不能支付。',
} as const

function choices({ query }: ShownOrder): string {
  return `<form method="post" action="?${text(query)}">
<fieldset><legend>支付结果怎样通知政务服务平台</legend>
<label><input type="radio" name="notice" value="once" checked> 马上通知</label>
<label><input type="radio" name="notice" value="thrice"> 重复通知三次</label>
<label><input type="radio" name="notice" value="late"> 一分钟以后才通知</label>
<label><input type="radio" name="notice" value="lost"> 通知丢失</label></fieldset>
<button class="primary" name="does" value="pay">确认支付</button>
<button name="does" value="fail">支付失败（余额不足）</button>
</form>`
}

export function refusedPage(): string {
  return page(
    '不能支付',
    '<h1>不能支付</h1><p role="alert">支付链接的签名不对或者已经过期，请返回政务服务平台重新发起支付。</p>',
  )
}

export type ListedOrder = { number: string; amount: number; state: string; movements: number }

const stateWords: Readonly<Record<string, string>> = {
  open: '待支付',
  paid: '已支付',
  failed: '失败',
  closed: '已关闭',
}

export function ordersPage(orders: readonly ListedOrder[]): string {
  const rows = orders.map(
    (one) =>
      `<tr><td>${text(one.number)}</td><td>${(one.amount / 100).toFixed(2)}</td><td>${stateWords[one.state] ?? ''}</td><td>${one.movements}</td></tr>`,
  )
  return page(
    '支付平台的订单',
    `<h1>支付平台的订单</h1>
<form method="post" action="/lose"><label>缴费单号 <input name="number" required size="24"></label> <button>丢失这个订单的流水</button></form>
${rows.length === 0 ? '<p>还没有订单。</p>' : `<table><thead><tr><th>缴费单号</th><th>金额（元）</th><th>状态</th><th>流水</th></tr></thead><tbody>${rows.join('')}</tbody></table>`}`,
  )
}

function page(title: string, body: string): string {
  return `<!doctype html>
<html lang="zh-CN">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>演示替身：${title}</title>
<style>
  body { font: 16px/1.6 system-ui, "Noto Sans CJK SC", sans-serif; color: #1f2329; margin: 24px auto; max-width: 560px; padding: 0 16px }
  .label { background: #fff4e0; color: #8a4b00; padding: 8px 16px; border-radius: 8px }
  .amount { font-size: 32px; font-weight: 600 }
  dl { display: grid; grid-template-columns: auto 1fr; gap: 4px 16px }
  dd { margin: 0; overflow-wrap: anywhere }
  fieldset { border: 1px solid #c9cdd4; border-radius: 8px; margin: 0 0 16px; display: grid; gap: 8px }
  label { min-height: 32px }
  button { font: inherit; min-height: 44px; padding: 4px 20px; margin: 0 8px 8px 0; border: 1px solid #c9cdd4; border-radius: 8px; background: #fff }
  button.primary { background: #1454c4; border-color: #1454c4; color: #fff }
  a { color: #1454c4; display: inline-block; min-height: 44px }
  table { border-collapse: collapse; width: 100% }
  th, td { border-bottom: 1px solid #c9cdd4; padding: 8px; text-align: left; overflow-wrap: anywhere }
</style>
<main>
<p class="label">演示替身：这里代替真实的非税收入统一公共支付平台，不会真的扣款。</p>
${body}
</main>
</html>`
}

const text = (given: string): string =>
  given.replace(/[&<>"]/g, (one) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[one]!)
