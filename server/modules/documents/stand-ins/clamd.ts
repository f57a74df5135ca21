/**
 * Stands in for ClamAV's daemon in tests: speaks INSTREAM as clamd(8) documents it (`zINSTREAM\0` or `nINSTREAM\n`, then portions
 * with their length in four bytes before them, ended by one of length nought). It knows one virus: the test file of EICAR.
 */
import { type AddressInfo, createServer, type Socket } from 'node:net'

export type StandInClamd = {
  /** What to set as ONEWINDOW_CLAMD_URL. */
  readonly url: string
  /** How many files it has looked through. */
  readonly scanned: () => number
  /** From now on it hangs up on everybody; or answers again. */
  hangUp(silent: boolean): void
  close(): Promise<void>
}

/** In two parts, so that no scanner takes this file for the virus. */
export const testVirus = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR', '-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join('')

export async function startClamd(): Promise<StandInClamd> {
  let silent = false
  let scanned = 0
  const server = createServer((socket) => {
    if (silent) {
      socket.destroy()
      return
    }
    let received = Buffer.alloc(0)
    socket.on('error', () => socket.destroy())
    socket.on('data', (portion: Buffer) => {
      received = Buffer.concat([received, portion])
      const content = contentIn(received)
      if (!content) return
      scanned += 1
      answer(socket, content)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `tcp://127.0.0.1:${port}`,
    scanned: () => scanned,
    hangUp: (next) => void (silent = next),
    close: () => new Promise((resolve) => void server.close(() => resolve())),
  }
}

const COMMAND = 'zINSTREAM\0'.length

/** The file, once its last portion has come. */
function contentIn(received: Buffer): Buffer | undefined {
  const parts: Buffer[] = []
  for (let at = COMMAND; at + 4 <= received.length; ) {
    const length = received.readUInt32BE(at)
    if (length === 0) return Buffer.concat(parts)
    parts.push(received.subarray(at + 4, at + 4 + length))
    at += 4 + length
  }
  return undefined
}

function answer(socket: Socket, content: Buffer): void {
  const verdict = content.includes(testVirus) ? 'stream: Win.Test.EICAR_HDB-1 FOUND' : 'stream: OK'
  socket.end(`${verdict}\0`)
}
