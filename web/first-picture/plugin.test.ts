import assert from 'node:assert/strict'
import { test } from 'node:test'
import { withPicture } from './plugin.ts'

const page = `<!doctype html>
<html lang="zh-CN">
  <head>
    <script type="module" src="/assets/index.js"></script>
    <link rel="stylesheet" crossorigin href="/assets/index.css">
  </head>
  <body>
    <div id="root"></div>
  </body>
</html>
`
const parts = { picture: '<h1>您好$&</h1>', theme: 'large', early: 'assets/early.js' } as const
const styleOf = (file: string) => `/* ${file} */ h1{color:red}`

test('a page with its picture can be seen from one answer: its style stands within, nothing before the picture is waited for', () => {
  const drawn = withPicture(page, { ...parts, styleOf })
  const [head, body] = drawn.split('<body>')
  assert.match(head!, /<html data-theme="large" lang="zh-CN">/)
  assert.match(head!, /<style>:root\{[^}]*--text:20px[^}]*\}\/\* assets\/index\.css \*\/ h1\{color:red\}<\/style>/)
  assert.doesNotMatch(head!, /rel="stylesheet"/)
  assert.match(head!, /<script type="module" async crossorigin src="\/assets\/early\.js">/)
  assert.match(
    body!,
    /<div id="root"><h1>您好\$&<\/h1><\/div><link rel="stylesheet" crossorigin href="\/assets\/index\.css">/,
  )
})

test('a page that has changed under the picture fails the build and is not sent without one', () => {
  const changed = page.replace('id="root"', 'id="place"')
  assert.throws(() => withPicture(changed, { ...parts, styleOf }), /id="root"/)
})
