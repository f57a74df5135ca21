/** What of a rater's text may be read by the body and the public. */

/** Six digits or more, also in groups (telephone), or a run that starts with a digit (ID number, case number). */
const NUMBERS = /(?:[0-9０-９][\s-]?){6,}[Xx]?|[0-9０-９][0-9A-Za-z０-９-]{5,}/g
const MAIL = /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g
const STRUCK_OUT = '＊＊'

/** Strikes out the names given and everything that looks like a number or a mail address of a person; rather too much than too little. */
export function anonymise(text: string, names: readonly (string | undefined)[]): string {
  return names
    .filter((name): name is string => name !== undefined && name.length >= 2)
    .sort((one, other) => other.length - one.length)
    .reduce((rest, name) => rest.replaceAll(name, STRUCK_OUT), text)
    .replaceAll(MAIL, STRUCK_OUT)
    .replaceAll(NUMBERS, STRUCK_OUT)
}
