import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fc } from '#server/properties.ts'
import type { TreeNode } from '#modules/catalogue/contract.ts'
import { added, changed, everyNode, freeKey, movedInto, nodeAt, removed, shifted } from './tree-editing.ts'

const leaf = (key: string): TreeNode => ({ key, label: key, wants: [{ object: '身份证' }] })
const nodes: TreeNode[] = [{ key: 'a', label: '甲', nodes: [leaf('b'), leaf('c')] }, leaf('d')]
const paths = (tree: readonly TreeNode[]) => everyNode(tree).map(({ path }) => path)

test('choices are added behind a neighbour or last, changed and removed, and a branch without choices is none', () => {
  assert.deepEqual(paths(added(nodes, 'a', leaf('x'), 'b')), ['a', 'a/b', 'a/x', 'a/c', 'd'])
  assert.deepEqual(paths(added(nodes, '', leaf('x'))), ['a', 'a/b', 'a/c', 'd', 'x'])
  assert.equal(nodeAt(changed(nodes, 'a/c', { label: '丙' }), 'a/c')?.label, '丙')
  const without = removed(removed(nodes, 'a/b'), 'a/c')
  assert.deepEqual(without[0], { key: 'a', label: '甲' })
})

test('a choice is shifted among its neighbours and stays at the ends', () => {
  assert.deepEqual(paths(shifted(nodes, 'a/b', 1)), ['a', 'a/c', 'a/b', 'd'])
  assert.deepEqual(paths(shifted(nodes, 'a/b', -1)), paths(nodes))
  assert.deepEqual(paths(shifted(nodes, 'd', -1)), ['d', 'a', 'a/b', 'a/c'])
})

test('a choice is moved below another under a free key, never below itself or where it stands', () => {
  const twice = added(nodes, '', leaf('b'))
  const moved = movedInto(twice, 'b', 'a')
  assert.deepEqual([moved?.path, paths(moved!.nodes)], ['a/b-2', ['a', 'a/b', 'a/c', 'a/b-2', 'd']])
  for (const [path, target] of [
    ['a', 'a/b'],
    ['a', 'a'],
    ['a/b', 'a'],
    ['d', ''],
    ['x', 'a'],
  ] as const)
    assert.equal(movedInto(nodes, path, target), undefined, `${path} into ${target}`)
})

test('whatever is shifted or moved, nothing is lost and no two neighbours share a key', () => {
  const labels = (tree: readonly TreeNode[]) => everyNode(tree).map(({ node }) => node.label)
  const step = fc.tuple(fc.nat(20), fc.nat(20), fc.constantFrom(-1, 1, 'into'))
  fc.assert(
    fc.property(fc.array(step, { maxLength: 20 }), (steps) => {
      let tree: TreeNode[] = added(nodes, 'd', leaf('b'))
      const before = labels(tree).toSorted()
      for (const [from, to, how] of steps) {
        const all = paths(tree)
        const path = all[from % all.length]!
        if (how === 'into') tree = movedInto(tree, path, [...all, ''][to % (all.length + 1)]!)?.nodes ?? tree
        else tree = shifted(tree, path, how as -1 | 1)
      }
      assert.deepEqual(labels(tree).toSorted(), before)
      assert.equal(new Set(paths(tree)).size, before.length)
    }),
  )
})

test('a free key has a number only when it needs one', () => {
  assert.equal(freeKey(nodes, 'x'), 'x')
  assert.equal(freeKey([...nodes, leaf('a-2')], 'a'), 'a-3')
})
