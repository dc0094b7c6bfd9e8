import type { AnswerContext } from '../knowledge/answerer.js'
import type { Route } from './route.js'
import { languageOf, type TurnScope } from './turn-scope.js'

/** Where a question belongs, leaning on what was answered before. Personal data never gets here. */
export function findRoute(scope: TurnScope, question: string): Promise<Route> {
  const { memory, answerer } = scope
  const context: AnswerContext = {
    language: languageOf(scope),
    previous: memory.previous,
    ...(memory.question !== null && memory.previous.length > 0 && { previousQuestion: memory.question }),
  }
  return scope.services.route(question, context, answerer)
}
