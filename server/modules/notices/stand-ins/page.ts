import type { TakenMail } from './mail-server.ts'
import type { TakenText } from './sms-gateway.ts'

/** What people of the demo city would have got on their phones and in their mail. */
export function standInPage(texts: readonly TakenText[], mails: readonly TakenMail[]): string {
  const rows = [
    ...texts.map(({ phone, text, at }) => ({ channel: '短信', to: phone, text, at })),
    ...mails.map(({ to, subject, text, at }) => ({ channel: '邮件', to, text: `${subject}\n${text}`, at })),
  ].sort((one, other) => other.at.getTime() - one.at.getTime())
  const table = rows.map(
    ({ channel, to, text, at }) =>
      `<tr><td>${moment.format(at)}</td><td>${channel}</td><td>${escaped(to)}</td><td>${escaped(text)}</td></tr>`,
  )
  return `<!doctype html>
<html lang="zh-CN">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>演示替身：短信和邮件</title>
<style>
  body { font: 16px/1.6 system-ui, "Noto Sans CJK SC", sans-serif; color: #1f2329; margin: 24px auto; max-width: 960px; padding: 0 16px }
  .label { background: #fff4e0; color: #8a4b00; padding: 8px 16px; border-radius: 8px }
  table { border-collapse: collapse; width: 100% }
  th, td { border-bottom: 1px solid #c9cdd4; padding: 8px; text-align: left; vertical-align: top; overflow-wrap: anywhere; white-space: pre-line }
</style>
<h1>短信和邮件</h1>
<p class="label">演示替身：这里代替真实的短信平台和邮件服务器，什么也没有真正发出去。关闭服务后内容即清空。</p>
${rows.length === 0 ? '<p>还没有收到短信或邮件。</p>' : `<table><thead><tr><th>时间</th><th>方式</th><th>发给</th><th>内容</th></tr></thead><tbody>${table.join('')}</tbody></table>`}
</html>`
}

const moment = new Intl.DateTimeFormat('zh-CN', { dateStyle: 'short', timeStyle: 'medium', timeZone: 'Asia/Shanghai' })

function escaped(text: string): string {
  const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
  return text.replaceAll(/[&<>"']/g, (sign) => entities[sign]!)
}
