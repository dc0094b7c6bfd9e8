import { Skeleton, Stack } from '@mantine/core'
import { useWords } from '../wording/words.js'

/** The place of something that is being loaded: seen as grey blocks, heard as a word. */
export function Waits({ heights }: { heights: readonly number[] }) {
  const { w } = useWords()
  return (
    <div aria-busy="true" className="waits">
      <span className="unseen">{w.loading}</span>
      <Stack gap="sm">
        {heights.map((height, place) => (
          <Skeleton key={place} height={height} />
        ))}
      </Stack>
    </div>
  )
}
