/**
 * What a drawing says beyond BPMN, as a moddle descriptor: read by the server's parser and by the editor alike. In XML it is
 * the namespace `urn:onewindow:route`, usually written `ow:`.
 */
const name = (of: string, type = 'String') => ({ name: of, type, isAttr: true })
const post = [name('body'), name('uscc'), name('level'), name('letterWord'), name('role')]

export const onewindowModdle = {
  name: 'OneWindow',
  uri: 'urn:onewindow:route',
  prefix: 'ow',
  xml: { tagAlias: 'lowerCase' },
  types: [
    {
      name: 'ReviewTask',
      extends: ['bpmn:UserTask'],
      properties: [...post, name('stage'), name('budgetDays', 'Integer'), name('silence')],
    },
    {
      name: 'Countersign',
      superClass: ['Element'],
      properties: [name('order'), name('quorum'), { name: 'posts', type: 'Post', isMany: true }],
    },
    { name: 'Post', superClass: ['Element'], properties: post },
  ],
} as const
