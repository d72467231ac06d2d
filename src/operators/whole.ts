/** The rule of an option that counts things: how many failures, how many places. */
export const whole = {
  is: (value: unknown): boolean => (Number.isInteger(value) && (value as number) >= 1) || value === Infinity,
  mustBe: 'a whole number from 1',
} as const
