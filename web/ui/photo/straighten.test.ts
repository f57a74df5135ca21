import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fc } from '#server/properties.ts'
import {
  type Corners,
  firstCorners,
  type Pixels,
  projectionTo,
  straightened,
  wholePicture,
  withCorner,
} from './straighten.ts'

const share = fc.double({ min: 0, max: 1, noNaN: true })
const moved = fc
  .array(fc.record({ which: fc.integer({ min: 0, max: 3 }), to: fc.record({ x: share, y: share }) }), { maxLength: 12 })
  .map((moves) => moves.reduce((corners, { which, to }) => withCorner(corners, which, to), firstCorners))

const near = (one: { x: number; y: number }, other: { x: number; y: number }) =>
  Math.hypot(one.x - other.x, one.y - other.y) < 1e-6

/** Black on the left, white on the right. */
function halves(width: number, height: number): Pixels {
  const data = new Uint8ClampedArray(width * height * 4).fill(255)
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width / 2; x++) data.fill(0, (y * width + x) * 4, (y * width + x) * 4 + 3)
  return { width, height, data }
}

test('wherever the corners are dragged, the corners of the page come from there and everything else from between', () => {
  fc.assert(
    fc.property(moved, share, share, (corners: Corners, x, y) => {
      const place = projectionTo(corners)
      wholePicture.forEach((corner, at) => assert.ok(near(place(corner), corners[at]!)))
      const inside = place({ x, y })
      assert.ok(inside.x > -1e-6 && inside.x < 1 + 1e-6 && inside.y > -1e-6 && inside.y < 1 + 1e-6)
    }),
  )
})

test('however a corner is dragged, it stays inside the picture and the page does not turn over', () => {
  fc.assert(
    fc.property(
      moved,
      fc.integer({ min: 0, max: 3 }),
      fc.double({ min: -3, max: 4, noNaN: true }),
      share,
      (corners, which, x, y) => {
        const next = withCorner(corners, which, { x, y })
        assert.ok(next.every((one) => one.x >= 0 && one.x <= 1 && one.y >= 0 && one.y <= 1))
        assert.ok(next[1].x > next[0].x || next[2].x > next[3].x)
      },
    ),
  )
})

test('a photograph taken straight comes out as it went in', () => {
  const photo = halves(40, 20)
  assert.deepEqual(straightened(photo, wholePicture, 4000), photo)
})

test('a page at a slant becomes upright, and no larger than was asked', () => {
  const slant: Corners = [
    { x: 0.2, y: 0.1 },
    { x: 0.9, y: 0.1 },
    { x: 0.9, y: 0.9 },
    { x: 0.2, y: 0.9 },
  ]
  const page = straightened(halves(200, 200), slant, 70)
  assert.deepEqual([page.width, page.height], [61, 70])
  const black = [...page.data].filter((value, at) => at % 4 === 0 && value < 128).length / (page.width * page.height)
  assert.ok(Math.abs(black - 0.3 / 0.7) < 0.03, String(black))
})
