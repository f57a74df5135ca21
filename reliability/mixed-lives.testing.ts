/** Lives of cases of every kind, each act sent again under its own key until it is acknowledged. */
import assert from 'node:assert/strict'
import type { Dossiers } from './dossiers.testing.ts'
import { type Script, scripts } from './mixed-scripts.testing.ts'
import type { Client } from './server-process.testing.ts'

/** Who acts, by the account of the demo city. */
export const accounts = {
  citizen: 'citizen',
  clerk: 'shenyutong',
  approver: 'chengsiyuan',
  head: 'hanguodong',
  /** Acts for her firm. */
  owner: 'owner',
  education: 'jiangshuhang',
  health: 'qianpeilan',
  operator: 'anli',
} as const
export type People = Readonly<Record<keyof typeof accounts, Client>>

/** One case: which acts have been acknowledged, and what they must have left. */
export class Life {
  readonly no: number
  caseId: string | undefined
  done = 0

  constructor(no: number) {
    this.no = no
  }

  get script(): Script {
    return scripts[this.no % scripts.length]!
  }

  get isOver(): boolean {
    return this.caseId !== undefined && this.done === this.script.steps.length
  }

  /** The history the case must have: every act once, in order. */
  get history(): string[] {
    const { filed, steps } = this.script
    return [...(filed?.acts ?? ['file']), ...steps.flatMap((step) => step.acts)]
  }

  get letters(): string[] {
    const { filed, steps } = this.script
    return [...(filed?.letters ?? []), ...steps.flatMap((step) => step.letters ?? [])].toSorted()
  }

  /** What the platform above holds of it once, beside a row for each line of its history. */
  rows(dossiers: Dossiers): Record<string, number> {
    const { dossier, steps } = this.script
    const procedures = steps.filter((step) => step.procedure).length
    return {
      up_pro_accept: 1,
      up_pro_material: dossiers[dossier].application.materials.length,
      up_pro_process: this.history.length,
      up_pro_result: 1,
      ...(procedures > 0 ? { up_pro_special_procedure: procedures } : {}),
    }
  }

  /** Granted, with a licence as its result. */
  get isLicensed(): boolean {
    return this.history.includes('grant') && this.script.dossier !== 'insurance'
  }

  get isRated(): boolean {
    return this.script.steps.some(({ path }) => path === 'rating')
  }

  /** Goes on from the act that was not acknowledged yet. @throws when the connection breaks */
  async live(url: string, people: People, dossiers: Dossiers): Promise<void> {
    const { dossier: name, steps } = this.script
    const dossier = dossiers[name]
    const filing = `mixed-life-${this.no}-filing`
    const filed = (await people[dossier.applicant].send(url, 'POST', '/api/cases', dossier.application, filing)) as {
      caseId: string
    }
    assert.equal(this.caseId ?? filed.caseId, filed.caseId, 'a retry gave another case')
    this.caseId = filed.caseId
    while (this.done < steps.length) {
      const { by, path, body } = steps[this.done]!
      const sent = typeof body === 'function' ? body(dossier) : body
      await people[by].send(
        url,
        'POST',
        `/api/cases/${this.caseId}/${path}`,
        sent,
        `mixed-life-${this.no}-act-${this.done}`,
      )
      this.done += 1
    }
  }
}
