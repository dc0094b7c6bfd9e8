import { expect, test } from '@jest/globals'
import { scoreOf, type Said } from './score.js'

const said = (keys: string[], best: string, confidence: number): Said => ({
  keys,
  suggested: [[best], ['other']],
  confidence,
})

test('counts an answer as right by any key that the suggestion stands for', () => {
  const figures = scoreOf([{ keys: ['b'], suggested: [['a', 'b']], confidence: 1 }, said(['other'], 'a', 0.5)])
  expect(figures).toMatchObject({ inside: 2, top1: 0.5, top3: 1 })
})

test('counts right answers only down to where one in twenty is wrong', () => {
  const right = Array.from({ length: 19 }, (_, i) => said(['a'], 'a', 0.9 - i / 100))
  const wrong = [said(['a'], 'x', 0.6), said([], 'x', 0.5)]
  expect(scoreOf([...right, ...wrong, said(['a'], 'a', 0.4)]).rightAtFivePercentWrong).toBe(0.9048)
})

test('lets ties of confidence count against the engine', () => {
  expect(scoreOf([said(['a'], 'a', 0.5), said([], 'a', 0.5)])).toMatchObject({
    outsideAuroc: 0,
    rightAtFivePercentWrong: 0,
  })
})
