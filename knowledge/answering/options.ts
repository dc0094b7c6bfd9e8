/** A message has this many buttons: more options cannot be offered. */
export const OPTIONS = 3
