/** A workload as it is and, for the floor and rivulet, with chunks that differ in more than their text. */
export function withFilling(create, config) {
  const { name, title } = config
  return [
    create({ ...config, chunks: 'alike' }),
    create({
      ...config,
      name: `${name}-filling`,
      title: `${title}, chunks with a random filling`,
      chunks: 'filling',
      peers: ['floor', 'rivulet'],
      ahead: [],
    }),
  ]
}
