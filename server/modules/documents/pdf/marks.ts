/** What is drawn rather than written: the round red seal, the five-pointed star, the QR code. */
import QRCode from 'qrcode'
import { fontOf } from './fonts.ts'
import { red, type Sheet } from './sheet.ts'

/** Radius of a body's seal in points: 42 mm across, the usual size on paper. */
export const SEAL_RADIUS = 59.5

/**
 * Draws an e-seal: ring, star, the body's name along the arc, a line of small text below.
 * The characters are outlines, so that copying text from the page does not pick them up.
 * @param x centre of the seal
 * @param y centre of the seal
 */
export function drawSeal(
  { doc }: Sheet,
  name: string,
  x: number,
  y: number,
  caption: string,
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
    .lineWidth(3.2)
    .circle(0, 0, SEAL_RADIUS - 1.6)
    .stroke()
  doc.path(starPath(18.5)).fill()
  const characters = [...name]
  const step = Math.min(256 / Math.max(characters.length - 1, 1), 30)
  const size = Math.max(15 - Math.max(characters.length - 10, 0) * 0.4, 9)
  const base = SEAL_RADIUS - 7.5 - size
  const narrow = Math.min((base * step * Math.PI * 1.04) / 180 / size, 0.86)
  characters.forEach((character, index) => {
    doc
      .save()
      .rotate((index - (characters.length - 1) / 2) * step)
      .translate(0, -base)
    drawCharacter(doc, character, size, narrow)
    doc.restore()
  })
  const small = 7.8
  const captionWidth = [...caption].length * small * 1.06
  ;[...caption].forEach((character, index) => {
    doc.save().translate((index + 0.5) * small * 1.06 - captionWidth / 2, 47)
    drawCharacter(doc, character, small, 1)
    doc.restore()
  })
  doc.restore()
}

/** One character as an outline, centred on the origin, standing on it. */
function drawCharacter(doc: PDFKit.PDFDocument, character: string, size: number, narrow: number): void {
  const font = fontOf('bold')
  const glyph = font.glyphForCodePoint(character.codePointAt(0)!)
  const scale = size / font.unitsPerEm
  doc.scale(scale * narrow, -scale).translate(-glyph.advanceWidth / 2, -font.unitsPerEm * 0.1)
  doc.path(glyph.path.toSVG()).fill()
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
