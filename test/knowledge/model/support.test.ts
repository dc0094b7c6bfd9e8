import { expect, test } from '@jest/globals'
import { fitSupport, wasSeen } from '../../../knowledge/model/support.js'

const sample = (label: number, indices: number[], weight = 1) => ({
  vector: { indices: Int32Array.from(indices), values: Float32Array.from(indices, () => 0.5) },
  label,
  weight,
})

test('knows which features were seen in which classes, whatever the order of the samples', () => {
  const { support, amounts } = fitSupport([sample(2, [0, 3]), sample(0, [3]), sample(2, [3], 3), sample(1, [1])], 4, 2)
  const seen = [0, 1, 2, 3].map((feature) => [0, 1, 2].filter((label) => wasSeen(support, feature, label)))
  expect(seen).toEqual([[2], [1], [], [0, 2]])
  expect([...amounts]).toEqual([0.5, 0.5, 0.5, 2])
})

test('leaves out what too many classes have', () => {
  const { support } = fitSupport([sample(0, [0, 1]), sample(1, [0, 1]), sample(2, [0])], 2, 2)
  expect([0, 1].map((feature) => wasSeen(support, feature, 0))).toEqual([false, true])
})
