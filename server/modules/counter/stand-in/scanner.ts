/** Stands in for the document scanner on a counter's machine: speaks docs/scanner-protocol.md, and is labelled 扫描仪（模拟）. */
import { createServer, type ServerResponse } from 'node:http'
import { createRequire } from 'node:module'
import type { AddressInfo } from 'node:net'
import PDFDocument from 'pdfkit'

export type Scanner = {
  /** What to set as ONEWINDOW_SCANNER_URL. */
  readonly url: string
  /** @param sheets lie in the feeder from now on; 0: none */
  lay(sheets: number): void
  close(): Promise<void>
}

const font = createRequire(import.meta.url).resolve(
  '@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf',
)
const MOST_SHEETS = 20

/**
 * The sheets stay in the feeder however often they are scanned.
 * @param port 0: any
 */
export async function startScanner(port = 0): Promise<Scanner> {
  let sheets = 1
  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://scanner')
    if (request.method === 'POST' && pathname === '/scans') {
      if (sheets === 0) return none(response)
      return void scanOf(sheets).then((pdf) =>
        response.writeHead(200, { ...open, 'content-type': 'application/pdf' }).end(pdf),
      )
    }
    if (request.method === 'POST' && pathname === '/lay') {
      sheets = Math.max(0, Math.min(MOST_SHEETS, Number(searchParams.get('sheets')) || 0))
      return void response.writeHead(303, { location: '/' }).end()
    }
    return void response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(page(sheets))
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(port, '127.0.0.1', resolve)
  })
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    lay: (now) => void (sheets = now),
    async close() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

/** Any page of this machine may start this scanner; a real one answers the platform's address alone. */
const open = { 'access-control-allow-origin': '*', 'cache-control': 'no-store' }

function none(response: ServerResponse): void {
  response
    .writeHead(404, { ...open, 'content-type': 'application/json; charset=utf-8' })
    .end(JSON.stringify({ reason: '没有放上纸张' }))
}

/** @returns a PDF of as many pages */
async function scanOf(sheets: number): Promise<Buffer> {
  const pdf = new PDFDocument({ size: 'A4', autoFirstPage: false })
  const parts: Buffer[] = []
  pdf.on('data', (part: Buffer) => parts.push(part))
  const ended = new Promise<void>((resolve) => pdf.on('end', () => resolve()))
  for (let sheet = 1; sheet <= sheets; sheet++) {
    pdf.addPage().font(font)
    pdf.rect(40, 40, 515, 762).stroke('#7A8494')
    pdf.fontSize(24).fillColor('#1F2329').text(`扫描件（模拟）第 ${sheet} 页`, 60, 80)
    pdf.fontSize(12).text('演示替身：这不是真实的申请材料。', 60, 130)
  }
  pdf.end()
  await ended
  return Buffer.concat(parts)
}

function page(sheets: number): string {
  const choices = [1, 3].map(
    (count) => `<li><button formaction="/lay?sheets=${count}">放上 ${count} 张纸</button></li>`,
  )
  return `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>扫描仪（模拟）</title>
<h1>扫描仪（模拟）</h1><p>演示替身：扫描得到的是样张。现在进纸器里：<strong>${sheets === 0 ? '没有纸张' : `${sheets} 张`}</strong></p>
<form method="post"><ul>${choices.join('')}</ul><button formaction="/lay?sheets=0">拿走纸张</button></form></html>`
}
