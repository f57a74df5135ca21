/**
 * Writes calendar.json: public holidays and the weekend days worked in exchange, 2004–2026, from the npm package
 * chinese-days (MIT), which transcribes the yearly notices of the State Council's general office.
 * Run: node data/reference/make-calendar.ts
 */
import { writeFileSync } from 'node:fs'
import daysOff from 'chinese-days/dist/chinese-days.json' with { type: 'json' }
import packageInfo from 'chinese-days/package.json' with { type: 'json' }

type Holiday = { date: string; name: string }
type Year = { holidays: Holiday[]; workdays: string[] }

const FIRST_YEAR = 2004
const LAST_YEAR = 2026

/** The package writes a day off as `English,中文,days`. */
function chineseName(entry: string): string {
  const name = entry.split(',')[1]
  if (!name) throw new Error(`no Chinese name in ${entry}`)
  return name
}

function yearOf(year: number): Year {
  const inYear = ([date]: [string, string]) => date.startsWith(`${year}-`)
  return {
    holidays: Object.entries(daysOff.holidays)
      .filter(inYear)
      .map(([date, entry]) => ({ date, name: chineseName(entry) }))
      .sort((one, other) => one.date.localeCompare(other.date)),
    workdays: Object.entries(daysOff.workdays)
      .filter(inYear)
      .map(([date]) => date)
      .sort(),
  }
}

const years: Record<string, Year> = {}
for (let year = FIRST_YEAR; year <= LAST_YEAR; year++) years[year] = yearOf(year)

const calendar = { source: `npm chinese-days ${packageInfo.version}, MIT`, years }
const oneHolidayALine = JSON.stringify(calendar, null, 2).replace(
  /\{\s+("date": "[\d-]+"),\s+("name": "[^"]+")\s+\}/g,
  '{ $1, $2 }',
)
writeFileSync(new URL('calendar.json', import.meta.url), `${oneHolidayALine}\n`)
