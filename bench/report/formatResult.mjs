/** A result as it is shown: ratios with two digits, the rest with three that count, and its unit. */
export function formatResult({ show, unit }, value) {
  if (show === 'ratio') return value < 10 ? value.toFixed(2) : value.toFixed(1)
  const digits = Math.abs(value) >= 100 || Number.isInteger(value) ? 0 : Math.abs(value) >= 10 ? 1 : 2
  return `${value.toFixed(digits)} ${unit}`.trim()
}
