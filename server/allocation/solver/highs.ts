import { createRequire } from 'node:module'
import type { WholeAnswer, WholeModel } from '@candour/allocation'
import type { Highs, ModelData } from 'highs'

// The types of the package describe its CommonJS side, so that side is loaded.
const loadHighs: () => Promise<Highs> = createRequire(import.meta.url)('highs')

const modelData = (highs: Highs, model: WholeModel): ModelData => {
  const { continuous, integer } = highs.constants.variableType
  return {
    numCols: model.cost.length,
    numRows: model.rowLower.length,
    colCost: Float64Array.from(model.cost),
    colLower: new Float64Array(model.cost.length),
    colUpper: Float64Array.from(model.upper),
    rowLower: Float64Array.from(model.rowLower),
    rowUpper: Float64Array.from(model.rowUpper),
    integrality: model.whole.map(whole => (whole ? integer : continuous)),
    matrix: {
      format: 'csc',
      numRows: model.rowLower.length,
      numCols: model.cost.length,
      starts: Int32Array.from(model.starts),
      indices: Int32Array.from(model.indices),
      values: Float64Array.from(model.values),
    },
  }
}

let loaded: Promise<Highs> | undefined

/**
 * HiGHS for models in whole numbers. It blocks its thread while it solves: only a worker thread may call it. Whatever it
 * answers is checked in exact arithmetic before anything is said of it. It is loaded when it is first asked (a third of a
 * second): most plans and every certificate need none.
 *
 * @param gap the relative gap at which it may stop
 */
export const byHighs = async (data: WholeModel, seconds: number, gap = 0): Promise<WholeAnswer> => {
  loaded ??= loadHighs()
  const highs = await loaded
  return highs.withModel(modelData(highs, data), model => {
    model.options.set({ output_flag: false, time_limit: seconds, mip_rel_gap: gap })
    model.run()
    const status = model.getModelStatus()
    const { infeasible, unboundedOrInfeasible } = highs.constants.modelStatus
    if (status === infeasible || status === unboundedOrInfeasible) return 'none' as const
    const feasible = model.info.get('primal_solution_status') === highs.constants.solutionStatus.feasible
    return feasible ? { values: model.getSolution().colValue } : undefined
  })
}
