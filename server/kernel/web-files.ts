/** Sends the built web: its files, and its page for every address that is no file and no route. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { readsLarge } from './text-size.ts'

type Answer = (request: FastifyRequest, reply: FastifyReply) => FastifyReply

/**
 * What is in the folder now is what is served: a web built anew under a running server is there with its own pages.
 * @param refuse answers what is neither route nor page
 */
export async function serveWeb(http: FastifyInstance, folder: string | undefined, refuse: Answer): Promise<void> {
  const index = folder && join(folder, 'index.html')
  if (!index || !existsSync(index)) return void http.setNotFoundHandler(refuse)
  await http.register(fastifyStatic, {
    root: folder,
    index: false,
    preCompressed: true,
    cacheControl: false,
    setHeaders: (reply, path) => {
      reply.header('cache-control', path.includes('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache')
    },
  })
  const answerPage: Answer = (request, reply) => {
    const { method, url } = request
    // A script that is gone is no page: answered as one it would leave the browser with a blank screen.
    const wantsPage = method === 'GET' && !url.startsWith('/api/') && !url.startsWith('/assets/')
    if (!wantsPage || !existsSync(index)) return refuse(request, reply)
    const page = readFileSync(index, 'utf8')
    return reply.type('text/html; charset=utf-8').header('cache-control', 'no-cache').send(page)
  }
  // The home page comes drawn already, in the size this browser reads in (web/first-picture).
  http.get('/', (request, reply) => {
    const drawn = readsLarge(request.headers.cookie ?? '') ? 'home-large.html' : 'home.html'
    return existsSync(join(folder, drawn)) ? reply.header('vary', 'cookie').sendFile(drawn) : answerPage(request, reply)
  })
  http.setNotFoundHandler(answerPage)
}
