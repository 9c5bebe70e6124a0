/** 演示通报: one issued at the half of the year and signed for by some, one still a draft. */
import type { World } from '../../../platform/world.ts'
import { takeStep } from '../../matters/index.ts'
import { demoOfficer } from '../../organisation/index.ts'
import * as circulars from '../service/circulars.ts'
import { must, worldOn } from './world.ts'

export async function demoCirculars(world: World, year: number): Promise<void> {
  const office = await demoOfficer(world, 'creation')
  const july = worldOn(world, `${year}-07-06`)
  const half = { from: `${year}-01-01`, to: `${year}-06-30` }
  const issued = must(await circulars.composeCircular(july, office, half))
  must(await circulars.issueCircular(july, office, issued.id))
  const market = await demoOfficer(world, 'market')
  const { toSign } = must(await circulars.getCircular(july, market, issued.id))
  if (toSign !== null) {
    must(await takeStep(worldOn(world, `${year}-07-07`), market, { id: toSign, step: 'sign', input: {} }))
  }
  must(await circulars.composeCircular(world, office, { from: `${year}-07-01`, to: `${year}-12-31` }))
}
