/** The main job, end to end: from a citizen's phone to a licence, a rating and what the rating set going. */
import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { drawing } from './papers.ts'
import { expect, people, signIn, test } from './people.ts'
import {
  expectLetter,
  fillFoodForm,
  findGuide,
  FOOD_LICENCE,
  handInMaterials,
  openFromMessage,
  submit,
  tellOwnRestaurant,
  upload,
} from './portal.ts'
import { picture } from './pictures.ts'
import { act, openCase, openRating, takeStep } from './workbench.ts'

const SHOP = '静雯小厨'

test('a citizen gets a food licence with her phone, corrects once, shows it, and her bad rating is mended', async ({
  come,
}) => {
  const citizen = await come('phone')

  await test.step('she asks in her own words, reads the guide and signs in to apply', async () => {
    await findGuide(citizen, '开个小饭馆要办什么证', '开饭馆、奶茶店、面包房、食堂要办的证')
    await expect(citizen.getByRole('region', { name: '一看就明白' })).toContainText('7 个工作日')
    await picture(citizen, 'guide-390')
    await tellOwnRestaurant(citizen)
    await citizen.getByRole('link', { name: '在线办理' }).click()
    await signIn(citizen, people.citizen)
    await expect(citizen.getByLabel('经办人', { exact: true })).toHaveValue('王静雯')
    await picture(citizen, 'apply-390')
  })

  const codes =
    await test.step('she fills in the form, hands in pictures, reads it once more and submits', async () => {
      await fillFoodForm(citizen, SHOP)
      await handInMaterials(citizen)
      return submit(citizen)
    })

  const clerk = await come('desk', people.clerk)
  await test.step('the clerk looks through her list, finds the case and tells her once what has to be corrected', async () => {
    await clerk.goto('/work/cases')
    await clerk.getByRole('row').nth(1).getByRole('button').click()
    await expect(clerk.getByRole('complementary', { name: '办件预览' }).getByRole('definition').first()).toBeVisible()
    await picture(clerk, 'worklist-1440', 790)
    await openCase(clerk, codes.number)
    await act(clerk, '一次告知补正', '发出补正告知书', async (dialog) => {
      await dialog.getByRole('checkbox', { name: /经营场所布局图/ }).check()
      await dialog.getByRole('combobox', { name: /经营场所布局图/ }).fill('没有标出水池的位置，请补画后重新拍照')
      await dialog.getByRole('checkbox', { name: /使用面积/ }).check()
      await dialog.getByRole('combobox', { name: /使用面积/ }).fill('与布局图不一致，请核对')
    })
  })

  await test.step('she sees that it is her turn, finds the notice in her messages and corrects', async () => {
    await citizen.goto('/')
    await expect(citizen.getByRole('main')).toContainText('等您办理')
    await picture(citizen, 'portal-home-390')
    await openFromMessage(citizen, '去补正')
    await expect(citizen.getByText('没有标出水池的位置，请补画后重新拍照')).toBeVisible()
    await citizen.getByLabel('使用面积').fill('44')
    await upload(citizen.locator('input[type=file]'), await drawing(citizen, '经营场所布局图（补画水池）'))
    await citizen.getByRole('button', { name: '提交补正' }).click()
    await expect(citizen.getByRole('list', { name: '办理经过' })).toContainText('提交补正')
  })

  const head = await come('desk', people.head)
  await test.step('the clerk accepts, the approver examines, the head of the department grants, the clerk delivers', async () => {
    await clerk.reload()
    await act(clerk, '受理', '受理')
    const approver = await come('desk', people.approver)
    await openCase(approver, codes.number)
    await approver.getByRole('button', { name: /经营场所布局图/ }).click()
    await expect(approver.getByRole('img', { name: /经营场所布局图/ })).toBeVisible()
    await picture(approver, 'case-page-1440', 750)
    await act(approver, '审查', '提交审查意见', async (dialog) => {
      await dialog.getByRole('radio', { name: '建议准予' }).check()
      await dialog.getByLabel('意见').fill('现场核查符合要求，建议准予')
    })
    await openCase(head, codes.number)
    await act(head, '准予', '作出准予决定')
    await clerk.reload()
    await act(clerk, '送达', '登记送达', async (dialog) => {
      await dialog.getByRole('radio', { name: '电子送达' }).check()
    })
  })

  await test.step('she is told, reads the letters, and sees how the promised day was counted', async () => {
    await citizen.goto('/messages')
    await expect(citizen.getByRole('article').first()).toContainText(FOOD_LICENCE)
    await citizen.goto(`/cases/${codes.id}`)
    for (const letter of ['补正告知书', '受理通知书', '准予行政许可决定书']) await openLetter(citizen, letter)
    await citizen.locator('summary', { hasText: '这个日期怎么算的' }).click()
    const derivation = citizen.getByRole('table', { name: '这个日期怎么算的' })
    await expect(derivation).toContainText('不计入')
    await expect(derivation).toContainText('行政许可法')
    await derivation.scrollIntoViewIfNeeded()
    await picture(citizen, 'my-case-clock-390')
  })

  const { code, pdf } = await test.step('she shows the licence and downloads it', async () => {
    await citizen.getByRole('link', { name: '查看电子证照' }).click()
    const downloading = citizen.waitForEvent('download')
    await citizen.getByRole('link', { name: '下载 PDF' }).click()
    const file = await (await downloading).path()
    await citizen.getByRole('button', { name: '亮证' }).click()
    const shown = citizen.getByRole('dialog', { name: '食品经营许可证' }).getByText(/^[2-9A-Z]{4} [2-9A-Z]{4}$/)
    await expect(shown).toBeVisible()
    await picture(citizen, 'licence-show-390')
    return { code: await shown.innerText(), pdf: await readFile(file) }
  })

  await test.step('a stranger verifies it, by the code on her phone and by the file, and tells an altered copy apart', async () => {
    const stranger = await come('desk')
    await stranger.goto('/')
    await stranger.getByRole('link', { name: '验证照' }).click()
    await stranger.getByLabel('验证码或亮证码').fill(code)
    await stranger.getByRole('button', { name: '查验' }).click()
    await expect(stranger.getByText('是真的，现在有效')).toBeVisible()
    await expect(stranger.getByRole('main')).toContainText('王*雯')
    const handOver = (name: string, buffer: Buffer) =>
      stranger.getByLabel('证照或文书的 PDF 文件').setInputFiles({ name, mimeType: 'application/pdf', buffer })
    await handOver('licence.pdf', pdf)
    await expect(stranger.getByText('是真的，没有被改动')).toBeVisible()
    await handOver('copy.pdf', alteredCopy(pdf))
    await expect(stranger.getByText('不能信：内容被改动过')).toBeVisible()
  })

  await test.step('she sees that somebody looked, and rates badly', async () => {
    await citizen.getByRole('button', { name: '收起' }).click()
    await citizen.reload()
    await expect(citizen.getByText('未登录的核验人')).toHaveCount(1)
    await citizen.goto(`/cases/${codes.id}`)
    await citizen.getByRole('link', { name: '评价这次办事' }).click()
    await citizen.getByText('不满意', { exact: true }).click()
    await citizen.getByRole('checkbox', { name: '没有提供材料样本' }).check()
    await citizen.getByLabel('具体说说').fill('布局图怎么画没有样本，多跑了一次照相馆')
    await citizen.getByRole('button', { name: '提交评价' }).click()
    await expect(citizen.getByText('谢谢您的评价。')).toBeVisible()
  })

  await test.step('the head of the department verifies and mends, the supervisor calls her back', async () => {
    await openRating(head, codes.number)
    await takeStep(head, '核实', '提交核实结果', async (dialog) => {
      await dialog.getByRole('radio', { name: '属实', exact: true }).check()
      await dialog.getByLabel('核实情况').fill('办事指南确实没有布局图样本')
    })
    await takeStep(head, '整改', '提交整改情况', async (dialog) => {
      await dialog.getByText('已经整改').click()
      await dialog.getByRole('textbox').fill('已在办事指南里补上三种店面的布局图样本')
    })
    const supervisor = await come('desk', people.supervisor)
    await openRating(supervisor, codes.number)
    await takeStep(supervisor, '回访', '登记回访结果', async (dialog) => {
      await dialog.getByRole('radio', { name: '回访满意' }).check()
      await dialog.getByLabel('回访情况').fill('电话回访，评价人认可')
    })
  })

  await test.step('she reads what became of it', async () => {
    await citizen.reload()
    await expect(citizen.getByText('已在办事指南里补上三种店面的布局图样本').first()).toBeVisible()
    await expect(citizen.getByRole('list', { name: '整改进展' })).toContainText('回访')
  })
})

/** The letter is there; opened, it is a PDF. */
async function openLetter(page: Page, title: string): Promise<void> {
  await expectLetter(page, `打开${title}（PDF）`)
  const link = page.getByRole('link', { name: `打开${title}（PDF）` })
  // Its window may be gone before anybody saw it: a browser without a window to draw downloads a PDF.
  await link.click()
  await expect(async () => {
    await page.reload()
    await expect(page.getByText(/查阅$/).first()).toBeVisible({ timeout: 5000 })
  }).toPass()
  const letter = await page.request.get((await link.getAttribute('href'))!)
  expect((await letter.body()).subarray(0, 5).toString()).toBe('%PDF-')
}

/** The same file with one byte changed in the middle of a page. */
function alteredCopy(pdf: Buffer): Buffer {
  const copy = Buffer.from(pdf)
  const at = copy.indexOf('stream') + 40
  copy[at] = copy[at]! ^ 1
  return copy
}
