/** A sentence for the operator where a Redis, by its `INFO memory`, drops keys of ours when it is full; null where not. */
export function evictionFault(info: string): string | null {
  const policy = field(info, 'maxmemory_policy')
  if (field(info, 'maxmemory') === '0' || policy === '' || policy === 'noeviction') return null
  return (
    `the Redis of REDIS_URL drops keys when it is full (maxmemory-policy ${policy}): limits would be forgotten. ` +
    'Set maxmemory-policy to noeviction there, or give Nafidha a Redis of its own'
  )
}

const field = (info: string, name: string): string => new RegExp(`^${name}:(.*)$`, 'm').exec(info)?.[1]?.trim() ?? ''
