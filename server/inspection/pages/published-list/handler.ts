import type { z } from 'zod'
import { render, sendFile } from '#platform/web/answers.ts'
import type { Page } from '#platform/web/page.ts'
import { publishedInspections, publishedLines } from '../../queries/published.ts'
import type { ListParams } from '../list/handler.ts'
import { presentPublishedList } from './presenter.ts'

/** Every published inspection, for everyone. */
export const publishedListPage: Page<z.output<typeof ListParams>> = async ({ trx }) =>
  render('inspection/pages/published-list/template.njk', presentPublishedList(await publishedInspections(trx)))

/** The same for other programs. */
export const publishedListFile: Page<z.output<typeof ListParams>> = async ({ trx }) =>
  sendFile({ type: 'application/json', body: JSON.stringify(await publishedLines(trx)) })
