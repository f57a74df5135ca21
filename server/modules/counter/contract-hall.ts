/** The hall's own displays: the calling screen on the wall and the kiosk that gives tickets. Nobody is named. Browser-safe. */
import { id, moment, route, sensitive } from '#kernel/contract.ts'
import { notFound, refusal } from '#kernel/problem.ts'
import { windowKind } from '#modules/organs/contract.ts'
import { z } from 'zod'
import { ticket } from './contract-shapes.ts'

export const kioskCodeWrong = refusal('counter.kiosk-code-wrong', 404, '连接码不对或者已经失效，请工作人员重新生成')
export const kioskEnded = refusal('counter.kiosk-ended', 410, '取号机的连接已经结束，请工作人员重新连接')
export const noSuchWindow = refusal('counter.no-such-window', 409, '这个大厅没有办理这类业务的窗口，请到引导台询问')
export const hallWithoutPost = refusal('counter.no-hall', 409, '您的岗位没有设在大厅的窗口，不能连接取号机')

/** What a stranger sees in the hall anyway: numbers and windows. */
export const hallQueue = route({
  name: 'counter.hall-queue',
  method: 'GET',
  path: '/api/counter/halls/:hallId/queue',
  summary: '大厅叫号屏',
  permission: 'public',
  input: z.object({ hallId: id }),
  output: z.object({
    hallName: z.string(),
    /** Latest first, eight at most. `now`: at the window at this moment. */
    called: z.array(
      z.object({
        number: z.string(),
        windowNo: z.string(),
        windowName: z.string(),
        calledAt: moment,
        now: z.boolean(),
      }),
    ),
    /** By the kinds of windows the hall has, with the next numbers. */
    waiting: z.array(
      z.object({ kind: windowKind, title: z.string(), count: z.number().int(), next: z.array(z.string()) }),
    ),
  }),
  refusals: [notFound],
  perMinute: 300,
})

/** Tickets are drawn in the hall only: whoever works there connects its kiosk. */
export const openKiosk = route({
  name: 'counter.open-kiosk',
  method: 'POST',
  path: '/api/counter/kiosks',
  summary: '生成取号机的连接码',
  permission: 'counter.serve',
  input: z.object({}),
  output: z.object({ code: z.string(), until: moment }),
  refusals: [hallWithoutPost],
  status: 201,
})

const token = sensitive(z.string().min(40).max(60))

export const pairKiosk = route({
  name: 'counter.pair-kiosk',
  method: 'POST',
  path: '/api/counter/kiosks/pairing',
  summary: '连接取号机',
  permission: 'public',
  input: z.object({ code: sensitive(z.string().trim().toUpperCase().length(6, '请输入 6 位连接码')) }),
  output: z.object({ token: z.string(), hallId: id }),
  refusals: [kioskCodeWrong],
  perMinute: 10,
})

export const drawTicket = route({
  name: 'counter.draw-ticket',
  method: 'POST',
  path: '/api/counter/kiosks/tickets',
  summary: '在取号机取号',
  permission: 'public',
  input: z.object({ token, kind: windowKind }),
  output: ticket.omit({ id: true }).extend({ ahead: z.number().int(), hallName: z.string() }),
  refusals: [kioskEnded, noSuchWindow],
  status: 201,
  perMinute: 60,
})
