/** The terms of one logistic model by name. A term that a model lacks adds nothing. */
export type Coefficients = Readonly<Record<string, number>>

export type PredictorName = 'ARP' | 'VRP' | 'SVRP'
export type Band = 'LOW' | 'MEDIUM' | 'HIGH' | 'VERY_HIGH'
