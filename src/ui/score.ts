/** A score as text: three decimals from 0 to 1; two with a sign on a signed scale; no figure where there is no score. */
export function formatScore(score: number | null, signed = false): string {
  if (score === null) return "–";
  const size = Math.abs(score);
  const digits = size >= 1e6 ? size.toExponential(2) : size.toFixed(signed ? 2 : 3);
  if (signed) return `${score < 0 ? "−" : "+"}${digits}`;
  if (score < 0) return `−${digits}`;
  return score > 0 && score < 0.0005 ? "<0.001" : digits;
}
