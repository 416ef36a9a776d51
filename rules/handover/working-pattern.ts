/** Hours a week of a full-time prison offender manager. */
const fullTime = 37.5

/** Hours a week as a part of full time: tenths, rounded down, at most 1. */
export const workingPattern = (hours: number): number =>
  // The smallest addition that keeps seven tenths of 37.5 from being read as six.
  Math.min(10, Math.floor((hours * 10) / fullTime + 1e-9)) / 10

/** Hours a week of a working pattern. */
export const hoursOfPattern = (fraction: number): number => fraction * fullTime
