import { useCallback, useEffect, useRef, useState } from 'react'
import { ask, type Failure, type Outcome } from './request.js'

export interface Resource<T> {
  /** The last good answer; kept while a newer one is fetched. */
  readonly value: T | null
  readonly failure: Failure | null
  readonly loading: boolean
  /** Asks again. */
  reload(): void
  /** Puts a value in place of what the service said, until it is asked again. */
  replace(value: T): void
}

interface Held<T> {
  readonly path: string | null
  readonly value: T | null
  readonly failure: Failure | null
}

/** What the API holds at `path`; null asks for nothing. An answer that a newer question has overtaken is dropped. */
export function useResource<T>(path: string | null): Resource<T> {
  const [held, setHeld] = useState<Held<T>>({ path: null, value: null, failure: null })
  const latest = useRef(0)
  const reload = useCallback(() => {
    if (path === null) return
    const turn = ++latest.current
    const take = (answer: Outcome<T>) => {
      if (turn !== latest.current) return
      if (answer.ok) setHeld({ path, value: answer.value, failure: null })
      else setHeld((old) => ({ path, value: old.path === path ? old.value : null, failure: answer }))
    }
    void ask<T>('GET', path).then(take)
  }, [path])
  useEffect(() => {
    reload()
    return () => void latest.current++
  }, [reload])
  const current = held.path === path ? held : { value: null, failure: null }
  return {
    value: current.value,
    failure: current.failure,
    loading: path !== null && current.value === null && current.failure === null,
    reload,
    replace: (value) => setHeld({ path, value, failure: null }),
  }
}
