import { CONCEPT, ROOT } from './features.js'
import type { Vectorised } from './vectoriser.js'

/** Which roots and concepts were ever seen in each class: one bit for each feature and class. */
export interface Profile {
  readonly classes: number
  readonly bits: Uint32Array
}

/** 32-bit numbers for one feature. */
export const profileStride = (classes: number): number => Math.ceil(classes / 32)

export function fitProfile(
  samples: readonly { readonly vector: Vectorised; readonly label: number }[],
  size: { readonly features: number; readonly classes: number },
): Profile {
  const stride = profileStride(size.classes)
  const bits = new Uint32Array(size.features * stride)
  for (const { vector, label } of samples) {
    vector.indices.forEach((feature, j) => {
      if (!carriesMeaning(vector.kinds[j])) return
      const at = feature * stride + (label >>> 5)
      bits[at] = (bits[at] ?? 0) | (1 << (label & 31))
    })
  }
  return { classes: size.classes, bits }
}

export function wasSeen({ classes, bits }: Profile, feature: number, label: number): boolean {
  return (((bits[feature * profileStride(classes) + (label >>> 5)] ?? 0) >>> (label & 31)) & 1) === 1
}

export const carriesMeaning = (kind: number | undefined): boolean => kind === ROOT || kind === CONCEPT
