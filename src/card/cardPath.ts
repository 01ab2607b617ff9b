/**
 * The path of a value inside the one at `path`, such as `widget[2]` or `widget[2].output`.
 *
 * A key that is more than letters, digits, `_` and `-` stands in brackets, as JSON writes it: `widget["a.b"]`.
 */
export function pathInto(path: string, key: string | number): string {
  if (typeof key === "number") return `${path}[${key}]`;
  if (!/^[\w-]+$/.test(key)) return `${path}[${JSON.stringify(key)}]`;
  return path === "" ? key : `${path}.${key}`;
}
