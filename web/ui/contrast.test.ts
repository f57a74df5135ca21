import assert from 'node:assert/strict'
import { test } from 'node:test'
import { contrast } from './contrast.ts'
import { antdTheme } from './antd-theme.ts'
import { type Colours, type ThemeName, themes } from './tokens.ts'

type Pair = readonly [text: keyof Colours, behind: keyof Colours]

const textPairs: readonly Pair[] = [
  ...(['card', 'page', 'quiet'] as const).flatMap((behind) =>
    (['ink', 'secondary', 'primary', 'primaryHover', 'success', 'warning', 'danger'] as const).map(
      (text) => [text, behind] as const,
    ),
  ),
  ['placeholder', 'card'],
  ['placeholder', 'page'],
  ['onPrimary', 'primary'],
  ['onPrimary', 'primaryHover'],
  ['onPrimary', 'danger'],
  ['onPrimary', 'dangerHover'],
  ['primary', 'primarySoft'],
  ['ink', 'primarySoft'],
  ['secondary', 'primarySoft'],
  ...(['success', 'warning', 'danger'] as const).flatMap((tone) => [
    [tone, `${tone}Soft`] as Pair,
    ['ink', `${tone}Soft`] as Pair,
  ]),
]

const names = Object.keys(themes) as ThemeName[]

for (const name of names) {
  const { colours } = themes[name]
  const strong = name === 'large' || name === 'screen'

  test(`in the ${name} theme every text stands out from what is behind it`, () => {
    for (const [text, behind] of textPairs) {
      const ratio = contrast(colours[text], colours[behind])
      const least = strong ? 7 : 4.5
      assert.ok(ratio >= least, `${text} on ${behind} is ${ratio.toFixed(2)}, must be ${least}`)
    }
  })

  test(`in the ${name} theme the borders of controls and the focus ring can be seen`, () => {
    for (const behind of ['card', 'page', 'quiet'] as const) {
      assert.ok(contrast(colours.controlLine, colours[behind]) >= 3, `controlLine on ${behind}`)
      assert.ok(contrast(colours.primary, colours[behind]) >= 3, `focus ring on ${behind}`)
    }
  })

  test(`the antd colours of the ${name} theme are ours, not the library's pale ones`, () => {
    const { token } = antdTheme(name, true)
    for (const colour of [
      token.colorText,
      token.colorTextSecondary,
      token.colorTextPlaceholder,
      token.colorLink,
      token.colorErrorText,
      token.colorWarningText,
      token.colorSuccessText,
    ]) {
      assert.ok(contrast(colour, colours.card) >= 4.5, colour)
    }
  })
}

test('body text and secondary text of the portal reach 7 to 1 on white', () => {
  assert.ok(contrast(themes.portal.colours.secondary, '#FFFFFF') >= 7)
  assert.ok(contrast(themes.portal.colours.ink, '#FFFFFF') >= 7)
})

test('black on white is 21 to 1, a colour on itself 1 to 1', () => {
  assert.equal(contrast('#000000', '#FFFFFF'), 21)
  assert.equal(contrast('#1454C4', '#1454C4'), 1)
})

test('what one taps is at least 44 pixels high on citizens\u2019 pages and 60 in large text', () => {
  assert.ok(themes.portal.sizes.target >= 44)
  assert.ok(themes.large.sizes.target >= 60)
})
