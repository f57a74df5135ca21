/** The frame of a licence: fine interlaced waves between two rules, rosettes in the corners, a pale rosette behind the text. */
type Box = { x: number; y: number; width: number; height: number }

const band = 15
const gold = '#B08D3E'
const teal = '#2F7F86'

export function drawFrame(doc: PDFKit.PDFDocument, box: Box): void {
  doc.save()
  drawGround(doc, box)
  const inner = { x: box.x + band, y: box.y + band, width: box.width - band * 2, height: box.height - band * 2 }
  doc.lineWidth(0.35)
  for (const [index, colour] of [teal, gold, teal, gold].entries()) {
    doc.strokeColor(colour)
    for (const side of sidesOf(box)) drawWave(doc, side, (index * Math.PI) / 2, band / 2 - 1.4)
    for (const side of sidesOf(box)) drawWave(doc, side, (index * Math.PI) / 2 + Math.PI / 4, band / 4)
  }
  doc.strokeColor(gold).lineWidth(1.6).rect(box.x, box.y, box.width, box.height).stroke()
  doc.lineWidth(0.8).rect(inner.x, inner.y, inner.width, inner.height).stroke()
  doc
    .lineWidth(0.3)
    .rect(inner.x + 3, inner.y + 3, inner.width - 6, inner.height - 6)
    .stroke()
  for (const x of [box.x + band / 2, box.x + box.width - band / 2]) {
    for (const y of [box.y + band / 2, box.y + box.height - band / 2]) drawCorner(doc, x, y)
  }
  doc.restore()
}

type Side = { x: number; y: number; length: number; turn: number }

/** The middle lines of the four bands, between the corner rosettes. */
function sidesOf({ x, y, width, height }: Box): Side[] {
  const half = band / 2
  return [
    { x: x + half, y: y + half, length: width - band, turn: 0 },
    { x: x + half, y: y + height - half, length: width - band, turn: 0 },
    { x: x + half, y: y + half, length: height - band, turn: 90 },
    { x: x + width - half, y: y + half, length: height - band, turn: 90 },
  ]
}

/** A sine along the side, a whole number of waves so that it meets the corners evenly. */
function drawWave(doc: PDFKit.PDFDocument, side: Side, phase: number, reach: number): void {
  const waves = Math.round(side.length / 22)
  const step = side.length / (waves * 8)
  doc.save().translate(side.x, side.y).rotate(side.turn)
  for (let index = 0; index <= waves * 8; index++) {
    const at = Math.round(reach * Math.sin((index * Math.PI) / 4 + phase) * 100) / 100
    const along = Math.round(index * step * 100) / 100
    if (index === 0) doc.moveTo(along, at)
    else doc.lineTo(along, at)
  }
  doc.stroke().restore()
}

function drawCorner(doc: PDFKit.PDFDocument, x: number, y: number): void {
  doc.circle(x, y, 14).fillColor('#FFFFFF').fill()
  doc.lineWidth(0.4)
  doc
    .strokeColor(teal)
    .path(rosette(x, y, 13, 4.5, 9))
    .stroke()
  doc
    .strokeColor(gold)
    .path(rosette(x, y, 13, 8, 9))
    .stroke()
  doc.lineWidth(1).circle(x, y, 14).stroke()
  doc.circle(x, y, 2.2).fillColor(gold).fill()
}

/** Pale lines behind the text, hard to copy by photograph. */
function drawGround(doc: PDFKit.PDFDocument, { x, y, width, height }: Box): void {
  const middle = { x: x + width / 2, y: y + height / 2 }
  doc.rect(x, y, width, height).fillColor('#FDFCF7').fill()
  doc.lineWidth(0.4).strokeColor('#F0EAD8')
  for (const [outer, petals] of [
    [186, 36],
    [158, 30],
    [130, 24],
    [102, 18],
  ] as const) {
    for (const depth of [28, 40, 52]) doc.path(rosette(middle.x, middle.y, outer, depth, petals)).stroke()
  }
}

/** A closed flower: the radius swings `petals` times between `outer` and `outer - depth`. */
function rosette(x: number, y: number, outer: number, depth: number, petals: number): string {
  const points = petals * 12
  const path = Array.from({ length: points }, (_, index) => {
    const angle = (index * 2 * Math.PI) / points
    const radius = outer - (depth / 2) * (1 - Math.cos(petals * angle))
    return `${(x + radius * Math.sin(angle)).toFixed(1)} ${(y - radius * Math.cos(angle)).toFixed(1)}`
  })
  return `M${path.join('L')}Z`
}
