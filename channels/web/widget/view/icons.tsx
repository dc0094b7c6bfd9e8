/** Icons are one line each; those that point along the writing turn with it. */
const icon =
  (line: string, kind = '') =>
  () => (
    <svg class={`icon ${kind}`} viewBox="0 0 24 24" aria-hidden="true">
      <path d={line} />
    </svg>
  )

/** An arched window in a speech bubble: nafidha. */
export const Mark = icon(
  'M5 3h14q2 0 2 2v11q0 2-2 2h-5l-5 4v-4H5q-2 0-2-2V5q0-2 2-2M8.5 14.5v-4a3.5 3.5 0 0 1 7 0v4zM12 7v7.5m-3.5-4h7',
)
export const Cross = icon('m6 6 12 12M18 6 6 18')
export const Dots = icon('M12 5v.1M12 12v.1M12 19v.1', 'dots')
export const Arrow = icon('M5 12h14m-6-6 6 6-6 6', 'turns')
export const Clip = icon('m19 11-8 8a4.5 4.5 0 0 1-6-6l8-8a3 3 0 0 1 4 4l-8 8a1.5 1.5 0 0 1-2-2l7-7')
export const Page = icon('M6 3h8l5 5v13H6zm8 0v5h5')
