/** The tus protocol behind our own doors: docs/decisions says why bytes flow beside the acts. */
import { MemoryLocker, Server } from '@tus/server'
import { conduit, type Surroundings } from '#kernel/conduit.ts'
import * as contract from '../contract-files.ts'
import { PartialFiles } from './partial-files.ts'

/** One writer to a file: a page that comes back takes over from the connection that hangs. */
const locker = new MemoryLocker()

function speakTus({ actor, config, ...around }: Surroundings, request: Request): Promise<Response> {
  const server = new Server({
    path: contract.beginUpload.path,
    datastore: new PartialFiles(config.dataFolder, actor.id),
    locker,
    maxSize: contract.largestUpload,
    relativeLocation: true,
    namingFunction: () => around.newId(),
    // Our own pages only, and those need no leave.
    allowedOrigins: () => false,
  })
  return server.handleWeb(request)
}

export const uploadConduits = [
  contract.beginUpload,
  contract.uploadProgress,
  contract.sendPortion,
  contract.dropUpload,
].map((route) => conduit(route, speakTus))
