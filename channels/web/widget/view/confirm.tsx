import type { Drawn } from './scene.js'

/** Asks before what cannot be undone. The careful answer has the focus; Escape gives it. */
export function Confirm({ scene, acts }: Drawn) {
  const { words, asking } = scene
  if (!asking) return null
  return (
    <div class="veil">
      <div class="confirm" role="alertdialog" aria-modal="true" aria-labelledby="ask" aria-describedby="means">
        <h3 id="ask">{words[`${asking}Ask`]}</h3>
        <p id="means">{words[`${asking}Means`]}</p>
        <button type="button" class="plain" onClick={() => acts.ask(null)}>
          {words.cancel}
        </button>
        <button type="button" class="grave" onClick={acts.confirm}>
          {words[asking]}
        </button>
      </div>
    </div>
  )
}
