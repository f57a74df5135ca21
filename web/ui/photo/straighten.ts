/** A page photographed at a slant becomes the rectangle it is. Pure: pixels in, pixels out. */

export type Point = { x: number; y: number }
/** Upper left, upper right, lower right, lower left, as shares of the picture's width and height. */
export type Corners = readonly [Point, Point, Point, Point]
export type Pixels = { width: number; height: number; data: Uint8ClampedArray }

export const wholePicture: Corners = [
  { x: 0, y: 0 },
  { x: 1, y: 0 },
  { x: 1, y: 1 },
  { x: 0, y: 1 },
]

/** Where a person begins to drag: a little inside, so that every corner can be seen and held. */
export const firstCorners: Corners = [
  { x: 0.06, y: 0.06 },
  { x: 0.94, y: 0.06 },
  { x: 0.94, y: 0.94 },
  { x: 0.06, y: 0.94 },
]

/** As many pixels as the longer of two opposite sides has, and no more than `longest`. */
export function sizeOf(corners: Corners, { width, height }: Pick<Pixels, 'width' | 'height'>, longest: number) {
  const side = (from: Point, to: Point) => Math.hypot((to.x - from.x) * width, (to.y - from.y) * height)
  const [a, b, c, d] = corners
  const across = Math.max(side(a, b), side(d, c))
  const down = Math.max(side(a, d), side(b, c))
  const scale = Math.min(1, longest / Math.max(across, down, 1))
  return { width: Math.max(1, Math.round(across * scale)), height: Math.max(1, Math.round(down * scale)) }
}

/**
 * From a place on the straight page to its place in the photograph, both as shares: the projection that takes the unit square
 * to the four corners (P. Heckbert, Fundamentals of Texture Mapping and Image Warping, 1989, 2.2.3).
 */
export function projectionTo([p, q, r, s]: Corners): (at: Point) => Point {
  const [dx1, dx2, sumX] = [q.x - r.x, s.x - r.x, p.x - q.x + r.x - s.x]
  const [dy1, dy2, sumY] = [q.y - r.y, s.y - r.y, p.y - q.y + r.y - s.y]
  const det = dx1 * dy2 - dx2 * dy1 || Number.EPSILON
  const g = (sumX * dy2 - dx2 * sumY) / det
  const h = (dx1 * sumY - sumX * dy1) / det
  return ({ x: u, y: v }) => {
    const w = g * u + h * v + 1
    return {
      x: ((q.x - p.x + g * q.x) * u + (s.x - p.x + h * s.x) * v + p.x) / w,
      y: ((q.y - p.y + g * q.y) * u + (s.y - p.y + h * s.y) * v + p.y) / w,
    }
  }
}

/** The page between the corners, upright; what lies outside the photograph is white. */
export function straightened(photo: Pixels, corners: Corners, longest: number): Pixels {
  const { width, height } = sizeOf(corners, photo, longest)
  const data = new Uint8ClampedArray(width * height * 4).fill(255)
  const place = projectionTo(corners)
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const from = place({ x: (x + 0.5) / width, y: (y + 0.5) / height })
      blend(photo, from.x * photo.width - 0.5, from.y * photo.height - 0.5, data, (y * width + x) * 4)
    }
  return { width, height, data }
}

/** Between the four nearest pixels, by how near each is. */
function blend({ width, height, data }: Pixels, x: number, y: number, to: Uint8ClampedArray, at: number): void {
  if (x < -0.5 || y < -0.5 || x > width - 0.5 || y > height - 0.5) return
  const [left, top] = [
    Math.min(Math.max(Math.floor(x), 0), width - 1),
    Math.min(Math.max(Math.floor(y), 0), height - 1),
  ]
  const [right, low] = [Math.min(left + 1, width - 1), Math.min(top + 1, height - 1)]
  const [fx, fy] = [Math.min(Math.max(x - left, 0), 1), Math.min(Math.max(y - top, 0), 1)]
  for (let channel = 0; channel < 3; channel++) {
    const value = (column: number, row: number) => data[(row * width + column) * 4 + channel]!
    const upper = value(left, top) * (1 - fx) + value(right, top) * fx
    const lower = value(left, low) * (1 - fx) + value(right, low) * fx
    to[at + channel] = upper * (1 - fy) + lower * fy
  }
}

/** One corner moved, kept inside the picture and on its own side of the others, so that the page never turns over. */
export function withCorner(corners: Corners, which: number, to: Point): Corners {
  const inside = { x: Math.min(1, Math.max(0, to.x)), y: Math.min(1, Math.max(0, to.y)) }
  const next = corners.map((one, at) => (at === which ? inside : one)) as unknown as Corners
  return isConvex(next) ? next : corners
}

/** Every turn from side to side goes the same way round, and none is nearly straight. */
function isConvex(corners: Corners): boolean {
  return corners.every((at, index) => {
    const [next, after] = [corners[(index + 1) % 4]!, corners[(index + 2) % 4]!]
    return (next.x - at.x) * (after.y - next.y) - (next.y - at.y) * (after.x - next.x) > 0.002
  })
}
