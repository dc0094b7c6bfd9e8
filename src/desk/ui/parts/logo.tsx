/** The window. Its name stands beside it, so it says nothing itself. */
export function Logo({ size }: { size: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" fill="none" stroke="currentColor" strokeWidth="2.2" aria-hidden>
      <path d="M6 27V14.5a10 10 0 0 1 20 0V27Z" strokeLinejoin="round" />
      <path d="M16 4.6V27M6 15.5h20M3 27h26" strokeLinecap="round" />
    </svg>
  )
}
