/** 试算与预测: what the score would be, what brings points, what is at risk, and when. Pure and browser-safe. */
export { applyChanges, type Change, changeKey, changeSchema } from './changes.ts'
export {
  ASSUMED_TASK_DAYS,
  type Effort,
  type EffortEntry,
  type OpenTask,
  type StepKind,
  workLeftOf,
} from './effort.ts'
export { COURSES, type Course, type Forecast, forecast, type PastTask } from './forecast.ts'
export { findGains, type GainOption, type GainStep, type Gains, yieldOf } from './gains.ts'
export { compareInputs, type InputDifference } from './input-differences.ts'
export { DEFAULT_MARGINS, findRisks, type Risk, type RiskMargins, type Validity } from './risks.ts'
export { findShortestWay, type ShortestWay, type Shortfall } from './shortest-way.ts'
export { compareScores, type IndicatorDifference, type WhatIf, whatIf } from './what-if.ts'
