import type { Random } from './random.ts'

// Invented: uncommon first names with surnames made of English landscape words, so that a pair names nobody.
const FIRST =
  'Alba Arlo Bria Calder Cerys Corin Dara Delphi Edda Elowen Emrys Fenn Fern Gethin Greta Hale Hester Idris Imani Inara Ishaan Jago Juno Kailani Keir Kezia Lark Leif Linnea Lowri Maeve Marlo Mina Nadir Nesta Niamh Odell Orla Osric Perran Petra Quill Rafe Ravi Rhian Rowan Sable Sanna Senna Soren Tamsin Tarek Teyo Thora Tove Uma Vaughn Veda Wilf Wren Xanthe Yara Yusra Zadie Zeph'.split(
    ' ',
  )
const LAST_START =
  'Ash Beck Birch Bram Brook Cairn Clough Combe Dale Eller Fell Garth Glen Hazel Heath Holm Hurst Kest Lang Ling Lock March Mere Moss Nether North Oak Pell Pike Quarry Raven Rush Sedge Stan Stone Tarn Thorn Under Wald West Whin Wick Yew'.split(
    ' ',
  )
const LAST_END =
  'acre bank bourne bury croft dean field ford gate grave ham hollow keld land lea low mead more rigg ridge shaw side slade stead thwaite ton wath well wick wood yard'.split(
    ' ',
  )

/** A name that nobody has, as far as a made-up name can. */
export const inventedName = (random: Random): { readonly forename: string; readonly surname: string } => ({
  forename: random.pick(FIRST),
  surname: `${random.pick(LAST_START)}${random.pick(LAST_END)}`,
})
