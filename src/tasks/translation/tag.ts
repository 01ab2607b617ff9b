/**
 * The tag of the web for a model's code: `en` for `eng_Latn` and `en_XX`, `zh-Hant` for `zho_Hant`.
 *
 * Undefined for a code that names no language. Regions are left out: some models write `ar_AR` for Arabic of no country.
 */
export function tagOf(code: string): string | undefined {
  const [, language = "", script] = /^([a-z]{2,3})(?:[_-]([A-Z][a-z]{3}))?(?:[_-]\w+)?$/.exec(code) ?? [];
  try {
    const { language: plain, script: written } = new Intl.Locale(script === undefined ? language : `${language}-${script}`);
    const usual = new Intl.Locale(plain).maximize().script;
    return written === undefined || written === usual ? plain : `${plain}-${written}`;
  } catch {
    return undefined;
  }
}
