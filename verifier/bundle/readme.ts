/** What a person who opens the zip needs to know. The one file that nothing covers. */
export const readmeText = (
  unit: string,
): string => `This is a published inspection of ${unit}, with everything needed to prove it.

What to do
  1. Get the verifier from where you trust it, on a machine of your own. It needs no network after that.
     Either the page candour-verifier.html (at /verifier.html of a Candour): open it and choose this file.
     Or Candour itself: npm run -s candour -- verify THIS_FILE.zip
  2. Compare the fingerprint that it shows with the one the inspectorate publishes,
     or ask the inspectorate for its policy file and add: --policy FILE
  3. It shows one line for each claim. If one says FAILED, the line says what did not match.

What is inside
  inspection.json        the result: population, seed, draw, answers by case number, ratings
  checkpoint.announced   the signed state of the record when the inspection was announced
  checkpoint.published   the signed state of the record when the result was published
  policy                 the keys that sign
  change-range.json      every entry of the record in between, and which of them changed a case that could be drawn
  proofs/                that the acts of the inspection stand in that record

No person is named. A case is a random number that only the service can resolve.
The README of the verifier says how each byte of these files is covered.
`
