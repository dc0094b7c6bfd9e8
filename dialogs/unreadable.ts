import { isKindSign } from './recognizers/kind-sign.js'
import { inQueue, sentence, type Reply, type TurnScope } from './turn-scope.js'

/** The message has no words to read: one sentence that says what to do. */
export function askForWords(scope: TurnScope): Reply {
  return { blocks: [sentence(scope, sentenceFor(scope))] }
}

function sentenceFor(scope: TurnScope) {
  switch (scope.message.media) {
    case 'voice':
      return 'media.voice'
    case 'file':
      return inQueue(scope) ? 'media.fileQueued' : 'media.file'
    case 'other':
      return 'media.other'
    case null:
      return scope.message.brief && isKindSign(scope.message.text) ? 'text.goOn' : 'text.empty'
  }
}
