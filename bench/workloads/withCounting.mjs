/** A workload as it is and, for the floor and rivulet, with chunks that differ in numbers too. */
export function withCounting(create, config) {
  const { name, title } = config
  return [
    create({ ...config, counting: false }),
    create({
      ...config,
      name: `${name}-counting`,
      title: `${title}, chunks that count`,
      counting: true,
      slow: name !== 'W1',
      peers: ['floor', 'rivulet'],
      ahead: [],
    }),
  ]
}
