import assert from 'node:assert/strict'
import { test } from 'node:test'
import { deflateSync } from 'node:zlib'
import { PDFDocument } from '@cantoo/pdf-lib'
import { fc } from '#server/properties.ts'
import * as contract from '../contract.ts'
import { pngOf, whitePicture } from '../testing.ts'
import { faultOf } from './readable.ts'

const codeOf = async (content: Uint8Array, mediaType: keyof typeof contract.uploadTypes) =>
  (await faultOf(content, mediaType))?.code

async function pdfOf(pages: number): Promise<Uint8Array> {
  const made = await PDFDocument.create()
  for (let page = 0; page < pages; page++) made.addPage()
  return made.save({ addDefaultPage: false })
}

/** The frame of a JPEG: header, tables and scan, without a picture worth looking at. */
function jpegOf(width: number, height: number): Buffer {
  const frame = Buffer.from('ffc0000b080000000001011100', 'hex')
  frame.writeUInt16BE(height, 5)
  frame.writeUInt16BE(width, 7)
  const parts = [
    'ffd8',
    'ffe000104a46494600010100000100010000',
    frame.toString('hex'),
    'ffda0008010100003f00',
    '00ff00d2',
    'ffd9',
  ]
  return Buffer.from(parts.join(''), 'hex')
}

test('a PDF with pages can be read; without pages, with too many or cut off it is sent back with its own word', async () => {
  const whole = await pdfOf(2)
  assert.equal(await codeOf(whole, 'application/pdf'), undefined)
  assert.equal(await codeOf(await pdfOf(0), 'application/pdf'), contract.fileWithoutPages.code)
  assert.equal(await codeOf(await pdfOf(contract.mostPages + 1), 'application/pdf'), contract.tooManyPages.code)
  assert.equal(await codeOf(whole.subarray(0, 60), 'application/pdf'), contract.fileUnreadable.code)
  assert.equal(await codeOf(Buffer.from('%PDF-1.7 and nothing more'), 'application/pdf'), contract.fileUnreadable.code)
})

test('a picture that was cut off is sent back, wherever it was cut', async () => {
  assert.equal(await codeOf(whitePicture, 'image/png'), undefined)
  const jpeg = jpegOf(800, 600)
  assert.equal(await codeOf(jpeg, 'image/jpeg'), undefined)
  const cut = fc.double({ min: 0.05, max: 0.999, noNaN: true })
  await fc.assert(
    fc.asyncProperty(cut, async (share) => {
      const png = whitePicture.subarray(0, Math.floor(whitePicture.length * share))
      assert.equal(await codeOf(png, 'image/png'), contract.fileUnreadable.code)
      const short = jpeg.subarray(0, Math.floor((jpeg.length - 2) * share))
      assert.equal(await codeOf(short, 'image/jpeg'), contract.fileUnreadable.code)
    }),
  )
})

test('a picture with one byte changed inside is noticed, as its sums say', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 16, max: whitePicture.length - 13 }),
      fc.integer({ min: 1, max: 255 }),
      async (at, by) => {
        const changed = Buffer.from(whitePicture)
        changed[at] = changed[at]! ^ by
        assert.notEqual(await codeOf(changed, 'image/png'), undefined)
      },
    ),
  )
})

test('too small to be read and too large to be opened: the frame says it before anything is unpacked', async () => {
  assert.equal(await codeOf(pngOf(contract.leastPixels - 1, 900), 'image/png'), contract.pictureTooSmall.code)
  assert.equal(await codeOf(pngOf(contract.leastPixels, contract.leastPixels), 'image/png'), undefined)
  assert.equal(await codeOf(jpegOf(120, 900), 'image/jpeg'), contract.pictureTooSmall.code)
  assert.equal(await codeOf(jpegOf(20_000, 20_000), 'image/jpeg'), contract.pictureTooLarge.code)
})

test('a picture that unpacks into more than its frame promises fills no memory', async () => {
  const bomb = pngOf(300, 300, deflateSync(Buffer.alloc(50_000_000)))
  assert.equal(await codeOf(bomb, 'image/png'), contract.fileUnreadable.code)
})
