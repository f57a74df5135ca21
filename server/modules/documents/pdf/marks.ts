/** What is drawn rather than written: the round red seal, the five-pointed star, the QR code. */
import QRCode from 'qrcode'
import { fontOf } from './fonts.ts'
import { red, type Sheet } from './sheet.ts'

/** Radius of a body's seal in points: 42 mm across, the usual size on paper. */
export const SEAL_RADIUS = 59.5

/** What stands below the star. */
type SealWords = { sealCaption: string; sealKind?: string }

/**
 * Draws an e-seal: ring, star, the owner's name along the arc, its kind and a line of small text below.
 * The characters are outlines, so that copying text from the page does not pick them up.
 * @param x centre of the seal
 * @param y centre of the seal
 */
export function drawSeal(
  { doc }: Sheet,
  name: string,
  x: number,
  y: number,
  words: SealWords,
  radius = SEAL_RADIUS,
): void {
  doc
    .save()
    .translate(x, y)
    .scale(radius / SEAL_RADIUS)
    .fillColor(red)
    .strokeColor(red)
    .opacity(0.88)
  doc
    .lineWidth(RING)
    .circle(0, 0, SEAL_RADIUS - RING / 2)
    .stroke()
  doc.path(starPath(STAR)).fill()
  for (const one of placesOf(name, words)) {
    doc.save().rotate(one.angle).translate(one.x, one.y)
    drawCharacter(doc, one)
    doc.restore()
  }
  doc.restore()
}

/** The same seal as a picture for a screen. */
export function sealPicture(name: string, words: SealWords): string {
  const characters = placesOf(name, words).map((one) => {
    const { path, advance, unit, scale } = outlineOf(one)
    const moves = `rotate(${one.angle}) translate(${one.x} ${one.y}) scale(${scale * one.narrow} ${-scale}) translate(${-advance / 2} ${-unit * 0.1})`
    return `<path transform="${moves}" d="${path}"/>`
  })
  const side = SEAL_RADIUS * 2
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${-SEAL_RADIUS} ${-SEAL_RADIUS} ${side} ${side}" width="${side}" height="${side}"><g fill="${red}"><circle r="${SEAL_RADIUS - RING / 2}" fill="none" stroke="${red}" stroke-width="${RING}"/><path d="${starPath(STAR)}"/>${characters.join('')}</g></svg>`
}

const RING = 3.2
const STAR = 18.5

/** One character: turned, then moved, then drawn centred on the point and standing on it. */
type Placed = { character: string; angle: number; x: number; y: number; size: number; narrow: number }

function placesOf(name: string, { sealCaption, sealKind = '' }: SealWords): Placed[] {
  const characters = [...name]
  const step = Math.min(256 / Math.max(characters.length - 1, 1), 30)
  const size = Math.max(15 - Math.max(characters.length - 10, 0) * 0.4, 9)
  const base = SEAL_RADIUS - 7.5 - size
  const narrow = Math.min((base * step * Math.PI * 1.04) / 180 / size, 0.86)
  const arc = characters.map((character, index) => ({
    character,
    angle: (index - (characters.length - 1) / 2) * step,
    x: 0,
    y: -base,
    size,
    narrow,
  }))
  return [...arc, ...lineOf(sealKind, 11, 33), ...lineOf(sealCaption, 7.8, 47)]
}

function lineOf(text: string, size: number, y: number): Placed[] {
  const characters = [...text]
  const width = characters.length * size * 1.06
  return characters.map((character, index) => ({
    character,
    angle: 0,
    x: (index + 0.5) * size * 1.06 - width / 2,
    y,
    size,
    narrow: 1,
  }))
}

function outlineOf({ character, size }: Placed) {
  const font = fontOf('bold')
  const glyph = font.glyphForCodePoint(character.codePointAt(0)!)
  return {
    path: glyph.path.toSVG(),
    advance: glyph.advanceWidth,
    unit: font.unitsPerEm,
    scale: size / font.unitsPerEm,
  }
}

/** One character as an outline. */
function drawCharacter(doc: PDFKit.PDFDocument, placed: Placed): void {
  const { path, advance, unit, scale } = outlineOf(placed)
  doc.scale(scale * placed.narrow, -scale).translate(-advance / 2, -unit * 0.1)
  doc.path(path).fill()
}

function starPath(radius: number): string {
  const inner = radius * 0.382
  const points = Array.from({ length: 10 }, (_, index) => {
    const angle = (index * Math.PI) / 5
    const reach = index % 2 === 0 ? radius : inner
    return `${(reach * Math.sin(angle)).toFixed(3)} ${(-reach * Math.cos(angle)).toFixed(3)}`
  })
  return `M${points.join('L')}Z`
}

/** Draws a QR code as vector squares, one rectangle for each run in a row. */
export function drawQr({ doc }: Sheet, text: string, x: number, y: number, side: number): void {
  const { modules } = QRCode.create(text, { errorCorrectionLevel: 'M' })
  const unit = side / modules.size
  for (let row = 0; row < modules.size; row++) {
    let start = -1
    for (let column = 0; column <= modules.size; column++) {
      const dark = column < modules.size && modules.get(row, column) === 1
      if (dark && start < 0) start = column
      if (!dark && start >= 0) {
        doc.rect(x + start * unit, y + row * unit, (column - start) * unit, unit)
        start = -1
      }
    }
  }
  doc.fillColor('#000000').fill()
}
