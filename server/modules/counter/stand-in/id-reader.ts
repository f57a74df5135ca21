/** Stands in for the ID reader on a counter's machine: speaks docs/id-reader-protocol.md, and is labelled 读卡器（模拟）. */
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

export type IdCard = { name: string; idNumber: string; address: string }

export type IdReader = {
  /** What to set as ONEWINDOW_READER_URL. */
  readonly url: string
  lay(card: IdCard | undefined): void
  close(): Promise<void>
}

/**
 * @param cards of invented people, one of which can be laid on the reader by its page
 * @param port 0: any
 */
export async function startIdReader(cards: readonly IdCard[], port = 0): Promise<IdReader> {
  let laid: IdCard | undefined
  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://reader')
    if (pathname === '/card') return json(response, laid ? 200 : 404, laid ?? { reason: '没有放上身份证' })
    if (request.method === 'POST' && pathname === '/lay') {
      const [name, idNumber] = [searchParams.get('name'), searchParams.get('number')]
      laid = name && idNumber ? { name, idNumber, address: '示范省示范市云溪区云桥街道1号' } : undefined
      laid = cards[Number(searchParams.get('card') ?? -1)] ?? laid
      return void response.writeHead(303, { location: '/' }).end()
    }
    return void response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(page(cards, laid))
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(port, '127.0.0.1', resolve)
  })
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    lay: (card) => void (laid = card),
    async close() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

/** Any page of this machine may ask a reader what lies on it: that is how these readers are driven. */
function json(response: ServerResponse, status: number, body: object): void {
  response
    .writeHead(status, {
      'content-type': 'application/json; charset=utf-8',
      'access-control-allow-origin': '*',
      'cache-control': 'no-store',
    })
    .end(JSON.stringify(body))
}

function page(cards: readonly IdCard[], laid: IdCard | undefined): string {
  const rows = cards.map(
    ({ name, idNumber }, at) =>
      `<li><form method="post" action="/lay?card=${at}"><button>放上 ${name}</button> ${idNumber}</form></li>`,
  )
  return `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>读卡器（模拟）</title>
<h1>读卡器（模拟）</h1><p>演示替身：人和证件都是虚构的。现在读卡器上：<strong>${laid?.name ?? '没有证件'}</strong></p>
<ul>${rows.join('')}</ul><form method="post" action="/lay?card=none"><button>拿走证件</button></form></html>`
}
