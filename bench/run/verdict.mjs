/** Whether a result is as good as it must be: `stretch`, `must` or `missed`. */
export function verdict({ must, stretch, atLeast }, result) {
  const reaches = (target) => (atLeast ? result >= target : result <= target)
  if (reaches(stretch)) return 'stretch'
  return reaches(must) ? 'must' : 'missed'
}
