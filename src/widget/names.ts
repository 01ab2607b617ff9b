const names = new WeakMap<object, number>();
let lastName = 0;

/** A number for an object, the same as long as it lives. */
export function nameOf(object: object): number {
  const name = names.get(object) ?? ++lastName;
  names.set(object, name);
  return name;
}
