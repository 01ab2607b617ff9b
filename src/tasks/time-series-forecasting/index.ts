import { mostRows, type Table } from "../../core/tables.js";
import { defineTask, type TaskInput } from "../../core/task.js";
import { tableInput } from "../../inputs/tableInput.js";
import { createWidget } from "../../widget/createWidget.js";
import { historyOf } from "./history.js";
import { forecastOutput } from "./Output.js";

const seriesGlyph = "M2.5 10.5l3-4 2.5 3 2-2.5M2.5 13.5h11M11.5 5.5l1-1.5M13.5 2.5v.1";

const table = tableInput({ label: "History" });

/** A table of what was, of which at least one column holds numbers. Of a longer one in a card, the latest rows. */
const historyInput: TaskInput<Table> = {
  ...table,
  fromCard: ({ structured_data, table: rows }) => table.fromCard({ table: latest(structured_data ?? rows) }),
  missing(history) {
    if (table.missing(history) || historyOf(history).series.length > 0) return table.missing(history);
    return { field: "table", message: "At least one column has to hold numbers, one below the other in the order of time." };
  },
};

/** A card's table without the rows at its beginning that are too many: a forecast follows its end. */
function latest(written: unknown): unknown {
  if (Array.isArray(written)) {
    const header = Array.isArray(written[0]) ? written.slice(0, 1) : [];
    return [...header, ...written.slice(header.length).slice(-mostRows)];
  }
  if (typeof written !== "object" || written === null || written instanceof Date) return written;
  const cut = (cells: unknown) => (Array.isArray(cells) ? cells.slice(-mostRows) : cells);
  return Object.fromEntries(Object.entries(written).map(([name, cells]) => [name, cut(cells)]));
}

/**
 * How one or several series of numbers go on.
 *
 * Source: https://huggingface.co/tasks/time-series-forecasting
 */
export const task = defineTask({
  id: "time-series-forecasting",
  name: "Time series forecasting",
  icon: seriesGlyph,
  layout: "stack",
  input: historyInput,
  output: forecastOutput,
  parameters: [
    {
      name: "prediction_length",
      label: "Steps",
      help: "How many steps the forecast goes ahead.",
      kind: "number",
      min: 1,
      max: 1000,
      step: 1,
    },
    {
      name: "freq",
      label: "Frequency",
      help: "The time from one row to the next, such as h, D, W, MS or 15min.",
      kind: "text",
    },
  ],
  examples: [
    {
      example_title: "Visitors of a lighthouse",
      table: {
        month: ["2025-01", "2025-02", "2025-03", "2025-04", "2025-05", "2025-06", "2025-07", "2025-08", "2025-09", "2025-10"],
        visitors: [120, 135, 210, 340, 480, 610, 720, 735, 520, 330],
      },
      parameters: { prediction_length: 4 },
      output: {
        mean: [190, 140, 128, 144],
        quantiles: { "0.1": [150, 96, 80, 90], "0.9": [232, 188, 180, 203] },
      },
    },
  ],
});

/** Tries a time-series-forecasting model in the page. */
export const TimeSeriesForecastingWidget = createWidget(task);
export default TimeSeriesForecastingWidget;
