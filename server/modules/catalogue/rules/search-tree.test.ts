import assert from 'node:assert/strict'
import { test } from 'node:test'
import { leavesOf, type Tree, treeFaults, walk } from './search-tree.ts'

const leaf = (key: string, object = '身份证'): Tree => ({ key, label: key, wants: [{ object }] })
const isObject = (name: string) => name === '身份证'
const messages = (nodes: Tree[]) => treeFaults(nodes, isObject).map(({ path, message }) => `${path}：${message}`)

test('a tree whose every way ends at a known thing is sound', () => {
  assert.deepEqual(messages([{ key: 'a', label: '甲', nodes: [leaf('b'), leaf('c')] }, leaf('d')]), [])
})

test('a dead end, a thing nobody knows, a key used twice, a branch that is a leaf too, and a fifth tap are named', () => {
  const deep = ['e', 'f', 'g', 'h'].reduce<Tree>((below, key) => ({ key, label: key, nodes: [below] }), leaf('i'))
  assert.deepEqual(
    messages([
      { key: 'a', label: '甲' },
      leaf('b', '月亮'),
      leaf('b'),
      { key: 'c', label: '丙', nodes: [leaf('d')], wants: [{ object: '身份证' }] },
      deep,
    ]),
    [
      'a：“甲”没有下文：请添加选项或者指明办什么',
      'b：词库里没有“月亮”这个事物',
      'b：“b”的键名与同一层的另一项重复',
      'c：“丙”下面还有选项，不能同时直接指向事项',
      'h/g/f/e/i：“i”太深：最多选 4 次',
    ],
  )
})

test('a path leads to its node or nowhere, and every leaf has its path', () => {
  const nodes = [{ key: 'a', label: '甲', nodes: [leaf('b'), leaf('c')] }]
  assert.deepEqual(
    walk(nodes, 'a/c')?.map((node) => node.key),
    ['a', 'c'],
  )
  assert.equal(walk(nodes, 'a/x'), undefined)
  assert.deepEqual(
    leavesOf(nodes).map(({ path }) => path),
    ['a/b', 'a/c'],
  )
})
