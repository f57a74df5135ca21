/** Acting for another. For a firm: by a mandate that its legal representative gives, with their word before anything is filed, and takes back; for a relative: by theirs. */
import type { Page } from '@playwright/test'
import { givenFoodCase } from './arranged.ts'
import { look } from './looks.ts'
import { drawing } from './papers.ts'
import { expect, type Newcomer, newcomer, newUscc, PASSWORD, people, register, test } from './people.ts'
import { fillFoodForm, findGuide, handInMaterials, readReceipt, tellOwnRestaurant } from './portal.ts'

const FIRM = '示范市小暑餐饮有限公司'
const RENAMED = '示范市小暑饮食管理有限公司'

test('an agent prepares for the firm what its legal representative confirms, applies for nobody else, switches back to himself, and is out once the mandate is revoked', async ({
  come,
}) => {
  const owner = newcomer('程小暑')
  const agent = newcomer('卫大暑')
  const ownerPhone = await come('phone')
  const agentPhone = await come('phone')
  await register(ownerPhone, owner)
  await register(agentPhone, agent)
  const clerk = await come('desk', people.clerk)
  const uscc = newUscc()
  await showIdCard(clerk, owner)
  await recordFirm(clerk, uscc, owner)

  await test.step('a window corrects her number with the card in hand, and she reads of it', async () => {
    await findAtDesk(clerk, '程夏至无人')
    await expect(clerk.getByText('没有登记过叫“程夏至无人”的人')).toBeVisible()
    await findAtDesk(clerk, FIRM.slice(0, 5))
    await expect(clerk.getByRole('button', { name: FIRM })).toBeVisible()
    await findAtDesk(clerk, owner.name)
    await expect(clerk.getByRole('button', { name: owner.name })).toBeVisible()
    const looks: string[] = []
    clerk.on('request', (request) => /\/api\/applicants\/by-name/.test(request.url()) && looks.push(request.url()))
    await look(clerk, 'the people of one name')
    await clerk.getByRole('button', { name: owner.name }).click()
    await expect(clerk.getByLabel('证件上的身份证号')).toBeVisible()
    await look(clerk, 'somebody found by name')
    expect(looks, 'each asking for a name is logged as a look: opening one of the list is none').toEqual([])
    await clerk.getByRole('button', { name: '更正人员信息' }).click()
    const dialog = clerk.getByRole('dialog')
    await dialog.getByLabel('证件上的身份证号').fill(owner.idNumber)
    await dialog.getByLabel('更正的原因').fill('本人换了手机号')
    await dialog.getByRole('button', { name: '更正人员信息' }).click()
    await expect(dialog.getByText('姓名、手机号、住址都没有更改')).toBeVisible()
    await dialog.getByLabel('新手机号').fill('19900004321')
    await look(clerk, 'the dialog that corrects a person')
    await dialog.getByRole('button', { name: '更正人员信息' }).click()
    await expect(clerk.getByText(`已更正${owner.name}的登记信息。`)).toBeVisible()
    await clerk.locator('summary', { hasText: '更正记录' }).click()
    await expect(clerk.getByText('原因：本人换了手机号')).toBeVisible()
    await expect(async () => {
      await ownerPhone.goto('/messages')
      await expect(ownerPhone.getByRole('article', { name: '窗口更正了您的登记信息' })).toBeVisible({ timeout: 5000 })
    }).toPass()
  })

  await test.step('the legal representative gives the mandate', async () => {
    await ownerPhone.goto('/me')
    await ownerPhone.getByRole('link', { name: '管理授权' }).click()
    await ownerPhone.getByLabel('经办人姓名').fill(agent.name)
    await ownerPhone.getByLabel('经办人身份证号').fill(agent.idNumber)
    await ownerPhone.getByRole('checkbox', { name: '提交前要由法定代表人确认' }).check()
    await ownerPhone.getByRole('button', { name: '确认授权' }).click()
    await expect(ownerPhone.getByText('授权已生效。')).toBeVisible()
  })

  await test.step('before the agent may act for it, a window has to see his ID card', async () => {
    await pickIdentity(agentPhone, FIRM)
    await expect(agentPhone.getByRole('alert')).toContainText('请带身份证到任一大厅窗口核验一次身份')
    await showIdCard(clerk, agent)
  })

  await test.step('the agent acts for the firm: the form knows it, and who has to confirm', async () => {
    await switchTo(agentPhone, FIRM)
    await findGuide(agentPhone, '开个小饭馆要办什么证', '开饭馆、奶茶店、面包房、食堂要办的证')
    await tellOwnRestaurant(agentPhone)
    await agentPhone.getByRole('link', { name: '在线办理' }).click()
    await expect(agentPhone.getByText(`您正在代表“${FIRM}”办事`)).toBeVisible()
    await expect(agentPhone.getByLabel('名称', { exact: true })).toHaveValue(FIRM)
    await expect(agentPhone.getByLabel('统一社会信用代码')).toHaveValue(uscc)
    await fillFoodForm(agentPhone, FIRM, uscc)
    await handInMaterials(agentPhone)
    await agentPhone.getByRole('button', { name: '下一步：核对' }).click()
    await expect(agentPhone.getByText(`这项申请要由法定代表人${owner.name}确认以后才会提交。`)).toBeVisible()
    await agentPhone.getByRole('button', { name: '提交给法定代表人确认' }).click()
    await expect(agentPhone.getByText('等待法定代表人确认')).toBeVisible()
  })

  await test.step('the legal representative gives the firm a seal of its own and lets the agent use it', async () => {
    await switchTo(ownerPhone, FIRM)
    await ownerPhone.goto('/me/seals')
    await expect(ownerPhone.getByText('还没有电子印章')).toBeVisible()
    await ownerPhone.getByLabel('保管人').fill('办公室')
    await ownerPhone.getByLabel('登录密码').fill(PASSWORD)
    await ownerPhone.getByRole('button', { name: '申领电子印章' }).click()
    await expect(ownerPhone.getByText('印章已经启用。')).toBeVisible()
    const card = ownerPhone.getByRole('region', { name: '可以用印的经办人 公章' })
    await expect(card).toContainText('只有法定代表人可以用印。')
    await ownerPhone.locator('summary', { hasText: '允许经办人用印' }).click()
    await ownerPhone.getByRole('combobox', { name: '经办人' }).selectOption({ label: agent.name })
    await ownerPhone.getByLabel('登录密码').first().fill(PASSWORD)
    await ownerPhone.getByRole('button', { name: '允许经办人用印' }).click()
    await expect(card).toContainText(agent.name)
    await look(ownerPhone, 'the seal of a firm')
  })

  const codes =
    await test.step('the legal representative opens the message, reads what will be filed, and confirms', async () => {
      await ownerPhone.goto('/messages')
      const message = ownerPhone.getByRole('article', { name: '有一份申请等您确认' })
      await message.getByRole('link').click()
      await expect(ownerPhone.getByText('确认以后，下面的内容会原样提交，不能再改。')).toBeVisible()
      await expect(ownerPhone.getByRole('main')).toContainText(uscc)
      await look(ownerPhone, 'what the legal representative confirms')
      await ownerPhone.getByRole('radio', { name: '用公章签署' }).check()
      await ownerPhone.getByLabel('登录密码').fill(PASSWORD)
      await ownerPhone.getByRole('button', { name: '确认并提交' }).click()
      await ownerPhone.getByRole('dialog').getByRole('button', { name: '确认并提交' }).click()
      const filed = await readReceipt(ownerPhone)
      await ownerPhone.getByRole('link', { name: '看办件进度' }).click()
      await expect(ownerPhone.getByText(`法定代表人${owner.name}确认后提交`)).toBeVisible()
      await expect(ownerPhone.getByText('印章有效，盖章后没有改动')).toBeVisible()
      return filed
    })

  await test.step('the clerk sees whose seal is on the form, and that nobody changed it', async () => {
    await clerk.goto(`/work/cases/${codes.id}`)
    await expect(clerk.getByRole('heading', { name: '企业盖章的申请材料' })).toBeVisible()
    await expect(clerk.getByText('印章有效，盖章后没有改动')).toBeVisible()
    await expect(clerk.getByText(`公章，${owner.name}`)).toBeVisible()
    await expect(clerk.getByText(`${FIRM}（演示证书）`)).toBeVisible()
  })

  await test.step('as himself he does not see it among his cases', async () => {
    await switchTo(agentPhone, '本人')
    await agentPhone.goto('/cases')
    await expect(agentPhone.getByText('还没有办件')).toBeVisible()
    await agentPhone.goto(`/cases/${codes.id}`)
    await expect(agentPhone.getByRole('alert')).toBeVisible()
  })

  await test.step('a window records a paper mandate of the firm with its scan, and ends it again', async () => {
    const nephew = newcomer('程处暑')
    await findAtDesk(clerk, uscc)
    await clerk.getByLabel('经办人姓名').fill(nephew.name)
    await clerk.getByLabel('经办人身份证号').fill(nephew.idNumber)
    await clerk.getByRole('button', { name: '登记授权' }).click()
    await expect(clerk.getByText('请扫描所看的授权委托书')).toBeVisible()
    await clerk.locator('input[type=file]').setInputFiles(await drawing(clerk, '授权委托书'))
    await expect(clerk.getByRole('list', { name: '授权委托书扫描件（1 到 5 份） 已上传' })).toBeVisible()
    await clerk.getByRole('button', { name: '登记授权' }).click()
    await expect(clerk.getByText('授权已登记。')).toBeVisible()
    const scan = clerk.getByRole('link', { name: `扫描件 1 ${nephew.name}` })
    const shown = await clerk.request.get((await scan.getAttribute('href'))!)
    expect(shown.headers()['content-type']).toContain('image/')
    await look(clerk, 'a firm whose paper mandate has a scan')
    await clerk.getByRole('button', { name: `撤销授权 ${nephew.name}` }).click()
    await clerk.getByRole('dialog').getByRole('button', { name: '撤销授权' }).click()
    await expect(clerk.getByRole('button', { name: `撤销授权 ${nephew.name}` })).toBeHidden()
  })

  await test.step('the firm has registered another name: a window puts it right by keyboard, and who acts for it reads of it', async () => {
    await findAtDesk(clerk, uscc)
    await clerk.getByRole('button', { name: '更正企业名称' }).focus()
    await clerk.keyboard.press('Enter')
    const dialog = clerk.getByRole('dialog')
    const type = async (label: string, text: string) => {
      for (let tabs = 0; tabs < 6; tabs++) {
        if (await dialog.getByLabel(label).evaluate((field) => field === document.activeElement)) break
        await clerk.keyboard.press('Tab')
      }
      await expect(dialog.getByLabel(label)).toBeFocused()
      await clerk.keyboard.press('Control+A')
      await clerk.keyboard.type(text)
    }
    await type('营业执照上的统一社会信用代码', newUscc())
    await type('企业名称', RENAMED)
    await type('更正的原因', '办理了变更登记')
    await clerk.keyboard.press('Tab')
    await clerk.keyboard.press('Enter')
    await expect(dialog.getByText('营业执照上的统一社会信用代码与登记的不一致')).toBeVisible()
    await look(clerk, 'the dialog that corrects the name of a firm, refused')
    await dialog.getByLabel('营业执照上的统一社会信用代码').focus()
    await type('营业执照上的统一社会信用代码', uscc)
    await dialog.getByRole('button', { name: '更正企业名称' }).press('Enter')
    await expect(clerk.getByText(`已更正企业名称，现在登记的是“${RENAMED}”。`)).toBeVisible()
    await clerk.locator('summary', { hasText: '名称更正记录' }).click()
    await expect(clerk.getByText(`企业名称：${FIRM} → ${RENAMED}`)).toBeVisible()
    await look(clerk, 'a firm whose name was put right')
    await clerk.goto(`/work/cases/${codes.id}`)
    await expect(clerk.getByRole('main')).toContainText(FIRM)
    await expect(clerk.getByRole('main')).not.toContainText(RENAMED)
    for (const phone of [ownerPhone, agentPhone])
      await expect(async () => {
        await phone.goto('/messages')
        await expect(phone.getByRole('article', { name: '窗口更正了企业登记的名称' })).toContainText(RENAMED, {
          timeout: 5000,
        })
      }).toPass()
  })

  await test.step('the mandate is revoked while he acts for the firm: the next page says so', async () => {
    await switchTo(agentPhone, RENAMED)
    await ownerPhone.goto('/me')
    await ownerPhone.getByRole('link', { name: '管理授权' }).click()
    await ownerPhone.getByRole('button', { name: `撤销授权 ${agent.name}` }).click()
    await ownerPhone.getByRole('dialog').getByRole('button', { name: '撤销授权' }).click()
    await expect(ownerPhone.getByText('授权已撤销。')).toBeVisible()
    await agentPhone.goto(`/cases/${codes.id}`)
    await expect(agentPhone.getByRole('heading', { name: '这份授权已经结束' })).toBeVisible()
    await expect(agentPhone.getByRole('main')).not.toContainText(codes.number)
  })
})

test('an elder lets her daughter act for her: both see who applied for whom, and it ends with one button', async ({
  come,
}) => {
  const elder = newcomer('戚白露')
  const daughter = newcomer('戚霜降')
  const elderPhone = await come('phone')
  const daughterPhone = await come('phone')
  await register(elderPhone, elder)
  await register(daughterPhone, daughter)
  const clerk = await come('desk', people.clerk)
  await showIdCard(clerk, elder)
  await showIdCard(clerk, daughter)

  await test.step('the elder authorises her', async () => {
    await elderPhone.goto('/me')
    await elderPhone.getByRole('link', { name: '管理亲属代办' }).click()
    await elderPhone.getByLabel('亲属姓名').fill(daughter.name)
    await elderPhone.getByLabel('亲属身份证号').fill(daughter.idNumber)
    await elderPhone.getByRole('radio', { name: '父母', exact: true }).check()
    await elderPhone.getByRole('button', { name: '确认授权' }).click()
    await expect(elderPhone.getByText('授权已生效。')).toBeVisible()
  })

  const { id } = await test.step('the daughter applies for her', async () => {
    await switchTo(daughterPhone, `为${elder.name}办理`)
    return givenFoodCase(daughterPhone, '白露米粉店')
  })

  await test.step('as herself again she opens the message with one tap', async () => {
    await switchTo(daughterPhone, '本人')
    await expect(async () => {
      await daughterPhone.goto('/messages')
      await expect(daughterPhone.getByText(`${elder.name}的事`).first()).toBeVisible({ timeout: 5000 })
    }).toPass()
    await daughterPhone.getByRole('article', { name: '申请已提交' }).getByRole('link').click()
    await expect(daughterPhone.getByText(`申请人（${daughter.name}代为办理）`)).toBeVisible()
    await expect(daughterPhone).toHaveURL(new RegExp(`/cases/${id}$`))
  })

  await test.step('the elder sees it too, and ends the authorisation', async () => {
    await elderPhone.goto(`/cases/${id}`)
    await expect(elderPhone.getByText(`申请人（${daughter.name}代为办理）`)).toBeVisible()
    await elderPhone.goto('/me/relatives')
    await elderPhone.getByRole('button', { name: `撤销授权 ${daughter.name}` }).click()
    await elderPhone.getByRole('dialog').getByRole('button', { name: '撤销授权' }).click()
    await expect(elderPhone.getByText('授权已撤销。')).toBeVisible()
    await daughterPhone.goto(`/cases/${id}`)
    await expect(daughterPhone.getByRole('heading', { name: '这份授权已经结束' })).toBeVisible()
  })
})

/** A clerk compares the card with the person who stands there, and with what is kept. */
async function showIdCard(clerk: Page, person: Newcomer): Promise<void> {
  await findAtDesk(clerk, person.idNumber)
  await clerk.getByLabel('证件上的姓名').fill(person.name)
  await clerk.getByLabel('本人说的用户名').fill(person.username)
  await clerk.getByRole('button', { name: '人证相符，核验身份' }).click()
  await expect(clerk.getByText(`已核验${person.name}的身份证`)).toBeVisible()
}

async function recordFirm(clerk: Page, uscc: string, owner: Newcomer): Promise<void> {
  await findAtDesk(clerk, uscc)
  await clerk.getByLabel('企业名称').fill(FIRM)
  await clerk.getByLabel('法定代表人姓名').fill(owner.name)
  await clerk.getByLabel('法定代表人身份证号').fill(owner.idNumber)
  await clerk.getByRole('button', { name: '登记企业' }).click()
  await expect(clerk.getByText(`已登记${FIRM}，法定代表人${owner.name}。`)).toBeVisible()
}

async function findAtDesk(clerk: Page, number: string): Promise<void> {
  await clerk.goto('/work/people')
  await clerk.getByLabel('证件号码、姓名或名称').fill(number)
  await clerk.getByRole('button', { name: '查找', exact: true }).click()
}

async function switchTo(page: Page, who: string): Promise<void> {
  await pickIdentity(page, who)
  await expect(page.getByRole('button', { name: '切换身份' })).toBeDisabled()
}

async function pickIdentity(page: Page, who: string): Promise<void> {
  await page.goto('/me')
  await page.getByRole('radio', { name: new RegExp(`^${who}`) }).check()
  await page.getByRole('button', { name: '切换身份' }).click()
}
