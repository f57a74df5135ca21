/** What is not one's business is not to be seen. */
import { givenFoodCase } from './arranged.ts'
import { expect, newcomer, people, register, test } from './people.ts'
import { openCase } from './workbench.ts'

test("another department's approver cannot see the case: not in the list, not by finding it, not by its address", async ({
  come,
}) => {
  const citizen = await come('phone')
  await register(citizen, newcomer('陶春分'))
  const codes = await givenFoodCase(citizen, '春分饺子馆')

  const own = await come('desk', people.approver)
  await openCase(own, codes.number)
  await expect(own.getByRole('main')).toContainText('陶春分')

  const other = await come('desk', people.healthApprover)
  await other.goto('/work/cases')
  const list = other.getByRole('table', { name: '待办办件' })
  await expect(list.or(other.getByText('没有等您办理的办件'))).toBeVisible()
  await expect(other.getByRole('row', { name: codes.number })).toHaveCount(0)
  for (const words of [codes.number, codes.queryCode]) {
    await other.keyboard.press('Control+k')
    await other.keyboard.insertText(words)
    await expect(other.getByRole('status').filter({ hasText: '找到' })).not.toBeEmpty()
    await expect(other.getByRole('listbox')).not.toContainText('陶春分')
    await expect(other.getByRole('option', { name: codes.number })).toHaveCount(0)
    await other.getByRole('combobox', { name: '查找办件、事项和页面' }).clear()
  }
  await other.goto(`/work/cases/${codes.id}`)
  await expect(other.getByRole('alert')).toBeVisible()
  await expect(other.getByRole('main')).not.toContainText('陶春分')
  await expect(other.getByRole('group', { name: '可以办理' })).toBeHidden()

  const stranger = await come('phone', people.elder)
  await stranger.goto(`/cases/${codes.id}`)
  await expect(stranger.getByRole('alert')).toBeVisible()
  await expect(stranger.getByRole('main')).not.toContainText('陶春分')
})
