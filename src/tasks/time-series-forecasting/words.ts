import type { Translate } from "../../core/message.js";
import type { SeriesForecast } from "./forecast.js";

/** A step of a forecast in words: its value, and the quantiles around it. */
export function wordPoint(
  { values, quantiles }: SeriesForecast,
  step: number,
  write: (value: number) => string,
  t: Translate,
): string {
  const around = quantiles.flatMap(({ level, values: own }) => {
    const value = own[step];
    return value === null || value === undefined ? [] : [`${t.figure(`${percentOf(level)}`)} %: ${t.figure(write(value))}`];
  });
  const value = values[step];
  const middle = value === null || value === undefined ? t("no value") : t.figure(write(value));
  return around.length === 0 ? middle : `${middle} (${t.list(around)})`;
}

/** A level in percent, such as 2.5. */
export function percentOf(level: number): number {
  return Number((level * 100).toFixed(2));
}
