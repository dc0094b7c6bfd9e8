let context: AudioContext | null = null

/** Two soft notes. Silent where the browser does not let a page sound before it was touched. */
export function chime(): void {
  context ??= new AudioContext()
  if (context.state === 'suspended') return void context.resume().catch(() => undefined)
  note(context, 660, 0)
  note(context, 880, 0.14)
}

function note(audio: AudioContext, frequency: number, after: number): void {
  const start = audio.currentTime + after
  const tone = audio.createOscillator()
  const volume = audio.createGain()
  tone.frequency.value = frequency
  volume.gain.setValueAtTime(0.0001, start)
  volume.gain.exponentialRampToValueAtTime(0.12, start + 0.02)
  volume.gain.exponentialRampToValueAtTime(0.0001, start + 0.35)
  tone.connect(volume).connect(audio.destination)
  tone.start(start)
  tone.stop(start + 0.4)
}
