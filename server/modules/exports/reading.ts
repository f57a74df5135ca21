/** The finished file, part after part: no more of it is held than one part. */
import { crc32, inflateRawSync } from 'node:zlib'
import type { ReadPortion } from '#kernel/contract.ts'
import { workbookFiles } from './rules/sheet.ts'
import { centralHeader, endOfDirectory, type Entry, localHeader } from './rules/zip.ts'
import { type ExportRow, partOf } from './store.ts'

export const mediaTypes = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
} as const

export function contentOf(job: ExportRow, read: ReadPortion): AsyncGenerator<Buffer> {
  return job.format === 'csv' ? csvContent(job, read) : workbookContent(job, read)
}

async function* csvContent(job: ExportRow, read: ReadPortion): AsyncGenerator<Buffer> {
  for (let no = 0; no < job.parts; no++) yield inflateRawSync((await partIn(read, job, no)).content, { finishFlush: 2 })
}

async function* workbookContent(job: ExportRow, read: ReadPortion): AsyncGenerator<Buffer> {
  const directory: Buffer[] = []
  let offset = 0
  const enter = (entry: Entry): Buffer => {
    directory.push(centralHeader(entry, offset))
    const head = localHeader(entry)
    offset += head.length + entry.packed
    return head
  }
  for (const { name, text } of workbookFiles(job.title, job.sheets.length)) {
    const content = Buffer.from(text)
    const size = content.length
    yield Buffer.concat([enter({ name, method: 0, crc: crc32(content), size, packed: size }), content])
  }
  let no = 0
  for (const [at, { crc, size, packed }] of job.sheets.entries()) {
    yield enter({ name: `xl/worksheets/sheet${at + 1}.xml`, method: 8, crc, size, packed })
    for (let left = packed; left > 0; no++) {
      const { content } = await partIn(read, job, no)
      left -= content.length
      yield content
    }
  }
  const headers = Buffer.concat(directory)
  yield Buffer.concat([headers, endOfDirectory(directory.length, headers.length, offset)])
}

function partIn(read: ReadPortion, job: ExportRow, no: number): ReturnType<typeof partOf> {
  return read((db) => partOf({ db }, job.id, no))
}
