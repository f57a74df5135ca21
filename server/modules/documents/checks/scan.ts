/** Viruses: asked of a ClamAV daemon, when an installation has one (`ONEWINDOW_CLAMD_URL`), in its own protocol (clamd(8), INSTREAM). */
import { connect } from 'node:net'

export type ScanVerdict = { found: 'nothing' | 'silence' } | { found: 'virus'; name: string }

const TIMEOUT_MS = 20_000
/** The daemon takes portions; its own limit for one is far above. */
const PORTION = 64 * 1024

/**
 * Sends the bytes to the daemon.
 * @param address `tcp://host:3310` or `unix:/run/clamav/clamd.ctl`
 * @returns silence when the daemon cannot be reached, or does not say
 */
export async function scanForViruses(address: string, content: Uint8Array): Promise<ScanVerdict> {
  const answer = await answerTo(address, content).catch(() => '')
  const virus = /^stream: (.+) FOUND\0?$/.exec(answer)
  if (virus) return { found: 'virus', name: virus[1]! }
  return { found: /^stream: OK\0?$/.test(answer) ? 'nothing' : 'silence' }
}

function answerTo(address: string, content: Uint8Array): Promise<string> {
  const { protocol, hostname, port, pathname } = new URL(address)
  return new Promise((resolve, reject) => {
    const socket = connect(protocol === 'unix:' ? { path: pathname } : { host: hostname, port: Number(port || 3310) })
    let answer = ''
    socket.setTimeout(TIMEOUT_MS, () => socket.destroy(new Error('the scanner did not answer in time')))
    socket.setEncoding('utf8')
    socket.on('data', (part: string) => (answer += part))
    socket.on('error', reject)
    socket.on('close', () => resolve(answer))
    socket.write('zINSTREAM\0')
    for (let at = 0; at < content.byteLength; at += PORTION) {
      const portion = content.subarray(at, at + PORTION)
      socket.write(lengthOf(portion))
      socket.write(portion)
    }
    socket.write(lengthOf(new Uint8Array()))
  })
}

function lengthOf({ byteLength }: Uint8Array): Buffer {
  const length = Buffer.alloc(4)
  length.writeUInt32BE(byteLength)
  return length
}
