import type { Random } from './random.ts'

// Invented, sound by sound: no register of people or places was used.
const starts =
  'Ald Bren Cor Dun Els Fenn Garr Hal Iv Jass Kell Lor Mar Nev Orr Pell Quen Rav Sel Tarr Ulv Ves Wen Yar'.split(' ')
const surnameEnds = 'aker ambe ander astow elby endle erow icott ingale ison oake orley ugate umble'.split(' ')
const forenameEnds = 'a an ara eth ia in ira is o ona or wyn'.split(' ')
const placeEnds = 'bourne combe dale ford gate ham mere minster stow thorpe wick worth'.split(' ')

export const surname = (random: Random): string => random.pick(starts) + random.pick(surnameEnds)

export const forename = (random: Random): string => random.pick(starts) + random.pick(forenameEnds)

/** The place with this number; the first 288 differ. */
export const place = (number: number): string => {
  const start = starts[number % starts.length]
  const end = placeEnds[(number + Math.floor(number / starts.length)) % placeEnds.length]
  return `${start}${end}`
}

/** The regions of a nation that does not exist. */
export const regions = [
  'Northmarch',
  'Greywater',
  'The Wolds of Aster',
  'Harrowdown',
  'Middle Lathe',
  'East Lathe',
  'Sallowfen',
  'Kingsreach',
  'Greater Ombry',
  'The Southing',
  'Tor and Vale',
  'Westmarch',
] as const
