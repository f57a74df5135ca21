/** A father and his child, and the window where somebody looks at their papers. */
import type { Page } from '@playwright/test'
import { withCheckCharacter } from '#modules/identity/rules/id-number.ts'
import { expect, type Newcomer, newcomer } from './people.ts'

/** Both reached at his number; the child is twelve. */
export function fatherAndChild(surname: string): { father: Newcomer; child: Newcomer } {
  const [father, child] = [newcomer(`${surname}立夏`), newcomer(`${surname}小满`)]
  const idNumber = withCheckCharacter(`990102${new Date().getFullYear() - 12}${child.idNumber.slice(10, 17)}`)
  return { father, child: { ...child, phone: father.phone, idNumber } }
}

/** A clerk compares the card with the person who stands there. */
export async function showIdCard(clerk: Page, person: Newcomer): Promise<void> {
  await clerk.goto('/work/people')
  await clerk.getByLabel('证件号码、姓名或名称').fill(person.idNumber)
  await clerk.getByRole('button', { name: '查找', exact: true }).click()
  await clerk.getByLabel('证件上的姓名').fill(person.name)
  await clerk.getByLabel('本人说的用户名').fill(person.username)
  await clerk.getByRole('button', { name: '人证相符，核验身份' }).click()
  await expect(clerk.getByText(`已核验${person.name}的身份证`)).toBeVisible()
}

/** On the page of relatives at the window: who is whose child, as the household register says. */
export async function tellWhoseChild(clerk: Page, father: Newcomer, child: Newcomer): Promise<void> {
  await clerk.getByLabel('被代理人姓名').fill(child.name)
  await clerk.getByLabel('被代理人身份证号').fill(child.idNumber)
  await clerk.getByLabel('代办人姓名').fill(father.name)
  await clerk.getByLabel('代办人身份证号').fill(father.idNumber)
  await clerk.getByLabel('被代理人是代办人的').selectOption({ label: '子女' })
  await clerk.getByLabel('看的是什么材料').selectOption({ label: '居民户口簿' })
}

export async function switchTo(page: Page, who: string): Promise<void> {
  await page.goto('/me')
  await page.getByRole('radio', { name: new RegExp(`^${who}`) }).check()
  await page.getByRole('button', { name: '切换身份' }).click()
  await expect(page.getByRole('button', { name: '切换身份' })).toBeDisabled()
}
