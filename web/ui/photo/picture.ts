/** Photographs in the browser: read, turned, straightened, made small. Nothing here leaves the device. */
import { type Corners, type Pixels, straightened } from './straighten.ts'

/** Enough to read a page of A4 by: about 170 dots to the inch. */
const LONGEST = 2000
const QUALITY = 0.82

/** @throws Error when the browser cannot read the picture */
export async function readPicture(file: File): Promise<HTMLCanvasElement> {
  const bitmap = await createImageBitmap(file, { imageOrientation: 'from-image' })
  const scale = Math.min(1, LONGEST / Math.max(bitmap.width, bitmap.height))
  const canvas = canvasOf(Math.round(bitmap.width * scale), Math.round(bitmap.height * scale))
  canvas.getContext('2d')!.drawImage(bitmap, 0, 0, canvas.width, canvas.height)
  bitmap.close()
  return canvas
}

/** A quarter to the right. */
export function turned(from: HTMLCanvasElement): HTMLCanvasElement {
  const canvas = canvasOf(from.height, from.width)
  const pen = canvas.getContext('2d')!
  pen.translate(canvas.width, 0)
  pen.rotate(Math.PI / 2)
  pen.drawImage(from, 0, 0)
  return canvas
}

export function straight(from: HTMLCanvasElement, corners: Corners): HTMLCanvasElement {
  const photo = from.getContext('2d')!.getImageData(0, 0, from.width, from.height) as unknown as Pixels
  const { width, height, data } = straightened(photo, corners, LONGEST)
  const canvas = canvasOf(width, height)
  canvas.getContext('2d')!.putImageData(new ImageData(data as ImageDataArray, width, height), 0, 0)
  return canvas
}

/** As a JPG of a few hundred kilobytes. */
export async function asJpg(canvas: HTMLCanvasElement, name: string): Promise<File> {
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', QUALITY))
  return new File([blob!], `${name}.jpg`, { type: 'image/jpeg' })
}

function canvasOf(width: number, height: number): HTMLCanvasElement {
  const canvas = document.createElement('canvas')
  canvas.width = width
  canvas.height = height
  return canvas
}
