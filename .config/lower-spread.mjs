// In Node before 22 an object that is written `{ ...a, b }` gets a hidden class of its own, every time (V8 bug: the clone's
// class is in no transition tree): ten times as slow as it should be, and the garbage keeps what it points to alive until
// the next full collection. `Object.assign({}, a, { b })` has none of that. To be deleted once 22 is the oldest Node we take.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { transformSync, types } from '@babel/core'

const LEADING_SPREAD = /\{\s*\.\.\./

/** Rewrites the built scripts of these folders, line by line, so that their source maps stay right. */
export function lowerSpread(folders) {
  for (const folder of folders)
    for (const name of readdirSync(folder, { recursive: true })) {
      const file = join(folder, name)
      if (!file.endsWith('.js')) continue
      const code = readFileSync(file, 'utf8')
      if (LEADING_SPREAD.test(code)) writeFileSync(file, lowered(code))
    }
}

const lowered = (code) =>
  transformSync(code, {
    babelrc: false,
    configFile: false,
    sourceType: 'module',
    retainLines: true,
    compact: false,
    plugins: [{ visitor: { ObjectExpression: { exit: lower } } }],
  }).code

/** An accessor cannot be assigned: there the bug is the lesser evil. */
function lower(path) {
  const { properties } = path.node
  const [first, ...rest] = properties
  if (!types.isSpreadElement(first) || rest.length === 0) return
  if (rest.some((property) => types.isObjectMethod(property) && property.kind !== 'method')) return
  const sources = groups(rest).map((group) =>
    types.isSpreadElement(group) ? group.argument : types.objectExpression(group),
  )
  const assign = types.memberExpression(types.identifier('Object'), types.identifier('assign'))
  path.replaceWith(types.callExpression(assign, [types.objectExpression([]), first.argument, ...sources]))
}

/** Spreads, and the properties between them. */
function groups(properties) {
  const found = []
  for (const property of properties) {
    const last = found.at(-1)
    if (types.isSpreadElement(property)) found.push(property)
    else if (Array.isArray(last)) last.push(property)
    else found.push([property])
  }
  return found
}
