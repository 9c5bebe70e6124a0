import { expect, test } from 'vitest'
import { type Move, returnTarget } from './moves.ts'

const assigned = (by: string, to: string | null, unit = 'A'): Move => ({
  kind: 'assigned',
  person_id: by,
  form: { fromUnitId: unit, byUnitId: unit, ...(to === null ? {} : { assigneeId: to }) },
})
const handedOver = (by: string, byUnit: string, from: string, fromAssignee?: string): Move => ({
  kind: 'handed_over',
  person_id: by,
  form: {
    fromUnitId: from,
    byUnitId: byUnit,
    ...(fromAssignee === undefined ? {} : { fromAssigneeId: fromAssignee }),
  },
})
const returned: Move = { kind: 'returned', person_id: 'x', form: {} }

test.each<[string, Move[], ReturnType<typeof returnTarget>]>([
  ['nobody handed it on', [], undefined],
  ['assigned by a colleague: to the colleague', [assigned('p', 'q')], { unitId: 'A', assigneeId: 'p' }],
  ['given back to the unit: that is no hand-on', [assigned('p', null)], undefined],
  [
    'handed over by one of the unit: to that person',
    [handedOver('p', 'A', 'A')],
    { unitId: 'A', assigneeId: 'p' },
  ],
  [
    'handed over by the region: to the one who had it',
    [handedOver('r', 'R', 'A', 'q')],
    { unitId: 'A', assigneeId: 'q' },
  ],
  [
    'handed over by the region, unassigned: to the unit',
    [handedOver('r', 'R', 'A')],
    { unitId: 'A', assigneeId: null },
  ],
  [
    'two hand-overs, one return: the first is still open',
    [handedOver('p', 'A', 'A'), handedOver('q', 'B', 'B'), returned],
    { unitId: 'A', assigneeId: 'p' },
  ],
  ['all returned', [handedOver('p', 'A', 'A'), returned], undefined],
])('%s', (_name, moves, target) => {
  expect(returnTarget(moves)).toEqual(target)
})
