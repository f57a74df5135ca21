import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fc } from '#server/properties.ts'
import type { TreeNode } from '#modules/catalogue/contract.ts'
import { added, changed, everyNode, freeKey, below, removed, shifted } from './tree-editing.ts'
import { mergedTree, ownSides, partings } from './tree-merging.ts'

const leaf = (key: string): TreeNode => ({ key, label: key, wants: [{ object: key }] })
const base: readonly TreeNode[] = [
  { key: 'a', label: 'a', nodes: [leaf('b'), { key: 'c', label: 'c', nodes: [leaf('x'), leaf('y')] }] },
  leaf('d'),
]
const labels = (nodes: readonly TreeNode[]) => everyNode(nodes).map(({ path, node }) => `${path}=${node.label}`)

test('what each of two editors changed alone stands in the tree put together', () => {
  const mine = shifted(changed(base, 'a/b', { label: '乙' }), 'd', -1)
  const theirs = added(removed(base, 'a/c/x'), 'a', leaf('e'), 'b')
  const all = partings({ base, mine, theirs })
  assert.deepEqual(
    all.map(({ path, by }) => [path, by]),
    [
      ['a/b', 'me'],
      ['a/e', 'them'],
      ['a/c/x', 'them'],
    ],
  )
  assert.deepEqual(labels(mergedTree({ base, mine, theirs }, ownSides(all))), [
    'd=d',
    'a=a',
    'a/b=乙',
    'a/e=e',
    'a/c=c',
    'a/c/y=y',
  ])
})

test('a branch one took away while the other wrote in it is a parting of both', () => {
  const mine = changed(base, 'a/c/x', { label: '新' })
  const theirs = removed(base, 'a/c')
  const [only] = partings({ base, mine, theirs })
  assert.deepEqual([only?.path, only?.by, only?.theirs], ['a/c', 'both', undefined])
  const kept = mergedTree({ base, mine, theirs }, new Map([['a/c', 'mine']]))
  assert.deepEqual(labels(kept), labels(mine))
  assert.deepEqual(labels(mergedTree({ base, mine, theirs }, new Map([['a/c', 'theirs']]))), labels(theirs))
})

type Step = { what: 'say' | 'remove' | 'add' | 'shift'; at: number }
const steps = fc.array(
  fc.record({ what: fc.constantFrom<Step['what'][]>('say', 'remove', 'add', 'shift'), at: fc.nat(20) }),
  { maxLength: 6 },
)

/** As an editor would, one step after the other. */
function edited(by: string, taken: readonly Step[]): TreeNode[] {
  return taken.reduce<TreeNode[]>(
    (tree, { what, at }, no) => {
      const all = everyNode(tree)
      const path = all[at % Math.max(1, all.length)]?.path
      if (path === undefined) return added(tree, '', leaf(`${by}${no}`))
      if (what === 'say') return changed(tree, path, { label: `${by}${no}` })
      if (what === 'remove') return removed(tree, path)
      if (what === 'shift') return shifted(tree, path, at % 2 ? 1 : -1)
      return added(tree, path, leaf(freeKey(below(tree, path), `new${at % 2}`)))
    },
    [...base],
  )
}

test('who takes one side everywhere has what that side says, and merging with oneself changes nothing', () => {
  fc.assert(
    fc.property(steps, steps, (my, their) => {
      const mine = edited('我', my)
      const theirs = edited('他', their)
      const all = partings({ base, mine, theirs })
      for (const side of ['mine', 'theirs'] as const) {
        const merged = mergedTree({ base, mine, theirs }, new Map(all.map(({ path }) => [path, side])))
        assert.deepEqual(labels(merged).toSorted(), labels({ mine, theirs }[side]).toSorted())
      }
      assert.deepEqual(partings({ base, mine, theirs: mine }), [])
      assert.deepEqual(mergedTree({ base, mine, theirs: base }, ownSides(partings({ base, mine, theirs: base }))), mine)
      assert.deepEqual(
        mergedTree({ base, mine: base, theirs }, ownSides(partings({ base, mine: base, theirs }))),
        theirs,
      )
    }),
  )
})
