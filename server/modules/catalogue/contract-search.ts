/** Finding items in plain speech: search, guided questions, life-cycle trees, and the desk where editors teach words. */
import { id, legalDate, moment, pageOf, pageQuery, route, sensitive } from '#kernel/contract.ts'
import { refusal } from '#kernel/problem.ts'
import { z } from 'zod'
import { editConflict } from './contract-refusals.ts'
import { audiences } from './item-content.ts'
import { searchActs } from './rules/search-acts.ts'

const audience = z.enum(Object.keys(audiences) as [keyof typeof audiences, ...(keyof typeof audiences)[]])
const regionCode = z.string().regex(/^\d{12}$/, '行政区划代码是 12 位数字')

/** One row of a public list: what decides whether to open the guide. */
export const itemCard = z.object({
  id,
  code: z.string(),
  name: z.string(),
  plainName: z.string().optional(),
  summary: z.string().optional(),
  organName: z.string(),
  regionCode: z.string(),
  regionName: z.string(),
  audience: z.array(audience),
  topic: z.string().optional(),
  handling: z.enum(['instant', 'promised']),
  promisedDays: z.number().int(),
  promisedUnit: z.enum(['working-day', 'calendar-day']),
  trips: z.number().int(),
  online: z.boolean(),
  free: z.boolean(),
  /** Of limit, trips and fees, what the body has not stated: its values above are stand-ins. */
  unstated: z.array(z.enum(['promised', 'trips', 'fees'])),
})
export type ItemCard = z.infer<typeof itemCard>

export { searchActs } from './rules/search-acts.ts'

/** 新办, 变更, 延续 … as the lexicon knows them. */
export const searchAct = z.enum(searchActs)

// ---- for everybody ----

const understood = z.object({
  /** The words of the question. */
  text: z.string(),
  object: z.string().optional(),
  act: searchAct.optional(),
  /** said 原话, alike 错别字, pinyin 拼音, initials 拼音首字母, near 意思相近. */
  how: z.enum(['said', 'alike', 'pinyin', 'initials', 'near']),
})

export const searchItems = route({
  name: 'catalogue.search-items',
  method: 'GET',
  path: '/api/search/items',
  summary: '用自己的话搜索事项',
  permission: 'public',
  input: z.object({
    q: z.string().trim().min(1, '请说说您想办什么').max(200, '问题太长，请说得简短一些'),
    limit: z.coerce.number().int().min(1).max(50).default(10),
    region: regionCode.optional(),
    audience: audience.optional(),
  }),
  output: z.object({
    items: z.array(
      itemCard.extend({
        /** The body that handles it. */
        body: z.string(),
        region: z.string(),
        score: z.number(),
        /** What matched, in Chinese: 「名称中有“食品经营”」. */
        why: z.string(),
      }),
    ),
    /** Whether the lexicon knew what was meant; if not, ask whether the right one was found (`note-unanswered`). */
    sure: z.boolean(),
    /** What the question was taken for, the surest first. */
    understood: z.array(understood),
  }),
  perMinute: 240,
})

/** Sent by the portal when nothing found was right; without an identity, and digits are blotted out. */
export const noteUnanswered = route({
  name: 'catalogue.note-unanswered',
  method: 'POST',
  path: '/api/search/unanswered',
  summary: '告诉平台没有搜到想办的事',
  permission: 'public',
  input: z.object({ question: sensitive(z.string().trim().min(2).max(200)) }),
  output: z.object({ noted: z.literal(true) }),
  perMinute: 10,
})

const treeKey = z.enum(['guidance', 'person', 'enterprise'])
export type TreeKey = z.infer<typeof treeKey>
const nodeKey = z.string().regex(/^[a-z][a-z0-9-]{0,39}$/, '键名以小写字母开头，只用小写字母、数字和短横')

/** For the guide's `?answers=`: `premises.rented,staff.few`. */
const situationAnswers = z
  .string()
  .max(200)
  .regex(/^[a-zA-Z0-9]+\.[a-zA-Z0-9]+(,[a-zA-Z0-9]+\.[a-zA-Z0-9]+)*$/, '情形的写法不对')

/** What a leaf leads to: items about an object of the lexicon, of one act or of any; so it works with any list. */
export const treeWant = z.object({
  object: z.string().min(2, '请选择事物').max(40),
  act: searchAct.optional(),
  /** Which situation of the item is meant, in plain words. */
  situation: z.string().max(60).optional(),
  /** The same as answers to the item's situation questions; items that ask no such question do without. */
  answers: situationAnswers.optional(),
})
export type TreeWant = z.infer<typeof treeWant>

const nodeFace = {
  key: nodeKey,
  label: z.string().min(1, '请填写文字').max(30, '文字太长'),
  hint: z.string().max(80).optional(),
  /** Asked before the choices below it. */
  question: z.string().max(60).optional(),
}

/** A branch has `nodes`, a leaf has `wants`. */
export type TreeNode = {
  key: string
  label: string
  hint?: string
  question?: string
  nodes?: TreeNode[]
  wants?: TreeWant[]
}
export const treeNode: z.ZodType<TreeNode> = z.object({
  ...nodeFace,
  get nodes() {
    return z.array(treeNode).max(40).optional()
  },
  wants: z.array(treeWant).max(20).optional(),
})

/** A node as people see it: with how many items it leads to. */
export type CountedNode = Omit<TreeNode, 'nodes' | 'wants'> & { items: number; nodes?: CountedNode[] }
const countedNode: z.ZodType<CountedNode> = z.object({
  ...nodeFace,
  items: z.number().int(),
  get nodes() {
    return z.array(countedNode).optional()
  },
})

/** 问答式引导 (`guidance`): three or four taps. 全生命周期树 (`person`, `enterprise`): stages with things to do. */
export const tree = route({
  name: 'catalogue.tree',
  method: 'GET',
  path: '/api/trees/:tree',
  summary: '查看引导问答或全生命周期树',
  permission: 'public',
  input: z.object({ tree: treeKey, region: regionCode.optional() }),
  output: z.object({ tree: treeKey, title: z.string(), nodes: z.array(countedNode) }),
})

export const leafMissing = refusal('catalogue.leaf-missing', 404, '没有这一项，清单可能已经调整，请从头选择')

export const treeItems = route({
  name: 'catalogue.tree-items',
  method: 'GET',
  path: '/api/trees/:tree/items',
  summary: '查看引导问答或生命周期树上一项所办的事项',
  permission: 'public',
  input: z.object({
    tree: treeKey,
    /** Keys from the root, `birth/household`. */
    path: z.string().max(200),
    region: regionCode.optional(),
    limit: z.coerce.number().int().min(1).max(50).default(20),
  }),
  output: z.object({
    path: z.array(z.object({ key: z.string(), label: z.string() })),
    items: z.array(
      itemCard.extend({
        situation: z.string().optional(),
        /** What is answered already when one comes this way: `/items/:id?answers=…`. */
        answers: z.string().optional(),
      }),
    ),
  }),
  refusals: [leafMissing],
})

// ---- the lexicon desk ----

const lexiconEntry = z.object({
  id,
  said: z.string(),
  object: z.string().optional(),
  act: searchAct.optional(),
  weight: z.number(),
  /** Taught by an editor, not part of the software. */
  taught: z.boolean(),
  retired: z.boolean(),
  changedBy: z.string().optional(),
  changedAt: moment,
})

export const lexicon = route({
  name: 'catalogue.lexicon',
  method: 'GET',
  path: '/api/catalogue/lexicon',
  summary: '查看俗语词库',
  permission: 'catalogue.teach',
  input: z.object({
    ...pageQuery,
    /** Sayings with these words in them. */
    said: z.string().trim().max(40).optional(),
    object: z.string().trim().max(40).optional(),
    show: z.enum(['in-use', 'taught', 'retired']).default('in-use'),
  }),
  output: pageOf(lexiconEntry),
})

export const lexiconObjects = route({
  name: 'catalogue.lexicon-objects',
  method: 'GET',
  path: '/api/catalogue/lexicon/objects',
  summary: '查看词库里的事物和各自对应的事项数',
  permission: 'catalogue.teach',
  input: z.object({ ...pageQuery, name: z.string().trim().max(40).optional(), theme: z.string().max(20).optional() }),
  output: pageOf(
    z.object({
      object: z.string(),
      theme: z.string(),
      written: z.array(z.string()),
      unless: z.array(z.string()),
      taught: z.boolean(),
      sayings: z.number().int(),
      /** Published items about it; 0 means the list has none, or writes it in another way. */
      items: z.number().int(),
    }),
  ),
})

/** Tries a question without counting it: what is heard, and the first items. */
export const tryQuestion = route({
  name: 'catalogue.try-question',
  method: 'GET',
  path: '/api/catalogue/lexicon/try',
  summary: '试问一句，看词库怎样理解',
  permission: 'catalogue.teach',
  input: z.object({ q: z.string().trim().min(1).max(200) }),
  output: z.object({
    understood: z.array(understood),
    items: z.array(z.object({ id, name: z.string(), organName: z.string(), score: z.number(), why: z.string() })),
  }),
})

export const wordKnown = refusal('catalogue.word-known', 409, '词库里已经有这个说法，而且意思相同')
export const wordMissing = refusal('catalogue.word-missing', 404, '词库里没有这个说法，可能已被停用')
export const objectUnknown = refusal(
  'catalogue.object-unknown',
  422,
  '词库里没有这个事物：请选择已有的事物，或者写明它在事项名称里的写法',
)

const saying = z
  .string()
  .trim()
  .min(2, '说法太短')
  .max(40, '说法太长')
  .regex(/^[\p{Script=Han}a-zA-Z0-9+]+$/u, '说法只用汉字、字母和数字；分开出现的几个部分用 + 连接')
  .refine((said) => said.split('+').every((part) => part !== ''), '+ 的两边都要有字')

export const teachWord = route({
  name: 'catalogue.teach-word',
  method: 'POST',
  path: '/api/catalogue/lexicon',
  summary: '教词库一个说法',
  permission: 'catalogue.teach',
  input: z
    .object({
      said: saying,
      object: z.string().trim().min(2).max(40).optional(),
      act: searchAct.optional(),
      weight: z.number().min(0.1).max(1).default(1),
      /** Makes a new object: how names of items write it, beside its own name. */
      written: z.array(z.string().trim().min(2).max(40)).max(12).optional(),
      /** The unanswered question this answers; it counts as taught. */
      question: z.string().max(200).optional(),
    })
    .refine(({ object, act }) => object !== undefined || act !== undefined, '请选择这个说法指的事物或者办法'),
  output: lexiconEntry,
  refusals: [wordKnown, objectUnknown],
  status: 201,
})

export const retireWord = route({
  name: 'catalogue.retire-word',
  method: 'POST',
  path: '/api/catalogue/lexicon/:id/retire',
  summary: '停用词库里的一个说法',
  permission: 'catalogue.teach',
  input: z.object({ id }),
  output: lexiconEntry,
  refusals: [wordMissing],
})

const questionStatus = z.enum(['open', 'taught', 'ignored'])

/** 没有搜到的问题, the most asked first: what the catalogue's words still lack. */
export const unansweredQuestions = route({
  name: 'catalogue.unanswered-questions',
  method: 'GET',
  path: '/api/catalogue/unanswered',
  summary: '查看没有搜到答案的问题',
  permission: 'catalogue.edit',
  input: z.object({ ...pageQuery, status: questionStatus.default('open') }),
  output: pageOf(
    z.object({ question: z.string(), times: z.number().int(), lastOn: legalDate, status: questionStatus }),
  ).extend({
    /** How many questions are open. */
    open: z.number().int(),
  }),
})

export const questionMissing = refusal('catalogue.question-missing', 404, '没有这个问题')

export const settleQuestion = route({
  name: 'catalogue.settle-question',
  method: 'POST',
  path: '/api/catalogue/unanswered/settle',
  summary: '标记没有搜到的问题：已教会，或不必处理',
  permission: 'catalogue.teach',
  input: z.object({ question: z.string().min(2).max(200), status: questionStatus }),
  output: z.object({ question: z.string(), status: questionStatus }),
  refusals: [questionMissing],
})

// ---- the trees' desk ----

export const treeDraft = route({
  name: 'catalogue.tree-draft',
  method: 'GET',
  path: '/api/catalogue/trees/:tree',
  summary: '查看可以修改的引导问答或生命周期树',
  permission: 'catalogue.teach',
  input: z.object({ tree: treeKey }),
  output: z.object({
    tree: treeKey,
    title: z.string(),
    revision: z.number().int(),
    nodes: z.array(treeNode),
    /** Leaves that lead to nothing in the published list. */
    empty: z.array(z.string()),
    changedAt: moment,
  }),
})

/** What a leaf finds now, before the tree is saved, and which situation questions those items ask. */
export const wantItems = route({
  name: 'catalogue.want-items',
  method: 'GET',
  path: '/api/catalogue/trees/want-items',
  summary: '试看引导或生命周期树的一项指向哪些事项',
  permission: 'catalogue.teach',
  input: z.object({ object: z.string().min(2).max(40), act: searchAct.optional() }),
  output: z.object({
    /** Whether the lexicon has such a thing. */
    known: z.boolean(),
    total: z.number().int(),
    /** The first of them. */
    items: z.array(z.object({ id, name: z.string(), organName: z.string() })),
    /** Questions that items found here ask, each once. */
    situations: z.array(
      z.object({
        key: z.string(),
        text: z.string(),
        options: z.array(z.object({ key: z.string(), label: z.string() })),
      }),
    ),
  }),
})

/** facts: `faults`, each with the path of the node and a message. */
export const treeUnsound = refusal('catalogue.tree-unsound', 422, '引导或生命周期树还有问题，请按提示修改')

export const editTree = route({
  name: 'catalogue.edit-tree',
  method: 'PUT',
  path: '/api/catalogue/trees/:tree',
  summary: '修改引导问答或生命周期树',
  permission: 'catalogue.teach',
  input: z.object({
    tree: treeKey,
    revision: z.number().int().min(1),
    title: z.string().trim().min(2).max(40),
    nodes: z.array(treeNode).min(1).max(40),
  }),
  output: z.object({ tree: treeKey, revision: z.number().int() }),
  refusals: [editConflict, treeUnsound],
})
