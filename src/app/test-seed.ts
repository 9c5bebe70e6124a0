/** One seed for all property tests, so that a run can be repeated; FC_SEED explores others. */
import fc from 'fast-check'

fc.configureGlobal({ seed: Number(process.env.FC_SEED ?? 20_220_426) })
