/** 规则目录: every rule of the product, in the order in which the handbook lists them. */
import type { Rule } from '../rule.ts'
import { absoluteTerms } from './absolute-terms.ts'
import { comparedPrice } from './compared-price.ts'
import { healthFoodClaims, healthFoodStatement } from './health-food.ts'
import { licenceCode, licenceDisplay } from './licence-display.ts'
import { medicalClaims } from './medical-claims.ts'
import { praiseForCash } from './praise-for-cash.ts'
import { educationPromise, investmentPromise, propertyPromise } from './promises.ts'
import { unfairTerms } from './unfair-terms.ts'

export const RULES: readonly Rule[] = [
  licenceDisplay,
  licenceCode,
  absoluteTerms,
  medicalClaims,
  healthFoodClaims,
  healthFoodStatement,
  educationPromise,
  investmentPromise,
  propertyPromise,
  comparedPrice,
  unfairTerms,
  praiseForCash,
]
