export async function visitOthers(): Promise<string[]> {
  return [];
}
