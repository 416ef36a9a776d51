import { gradeText } from '../pages/figures/words.ts'

/** A grade in words, also of staff who hold no cases and have no place in the workload rules. */
export const gradeName = (grade: string): string => (grade === 'CA' ? 'Case administrator' : gradeText(grade))
