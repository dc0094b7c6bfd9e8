import { expect, test } from '@jest/globals'
import { quantise, scoreLinear } from '../../../knowledge/model/linear.js'
import { createNearestClasses } from '../../../knowledge/model/nearest-classes.js'
import { createRandom } from '../../../knowledge/model/random.js'
import { fitSupport } from '../../../knowledge/model/support.js'

const CLASSES = 3000

/** Every class has a word of its own, one of thirty and one that all have. */
const vectorOf = (label: number) => ({
  indices: Int32Array.from([label, CLASSES + (label % 30), CLASSES + 30]),
  values: Float32Array.from([0.8, 0.5, 0.3]),
})
const samples = Array.from({ length: CLASSES }, (_, label) => ({ vector: vectorOf(label), label, weight: 1 }))
const { support } = fitSupport(samples, CLASSES + 31, CLASSES)
const random = createRandom(1)
const linear = quantise(
  support,
  Float32Array.from(support.classes, () => 1 + random()),
  new Float32Array(CLASSES).fill(-1),
)
const nearest = createNearestClasses(linear, CLASSES)

test('keeps the few classes that the rarest words speak for, with the scores that they have among all', () => {
  const all = new Float32Array(CLASSES)
  for (const label of [0, 7, 2999]) {
    scoreLinear(linear, vectorOf(label), all)
    const { classes, scores } = nearest(vectorOf(label))
    expect(classes.length).toBeLessThan(CLASSES / 2)
    expect([...classes]).toContain(label)
    expect([...scores]).toEqual([...classes].map((k) => expect.closeTo(all[k] ?? 0, 4)))
    expect(classes[scores.indexOf(Math.max(...scores))]).toBe(label)
  }
})

test('scores a text as it would alone, whatever was asked before it', () => {
  const alone = createNearestClasses(linear, CLASSES)(vectorOf(8))
  nearest(vectorOf(7))
  expect(nearest(vectorOf(8))).toEqual(alone)
})

test('has no class for a text of nothing that was seen', () => {
  const { classes } = nearest({ indices: new Int32Array(0), values: new Float32Array(0) })
  expect(classes).toHaveLength(0)
})
