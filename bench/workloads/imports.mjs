/** What it costs to load the main entry, beside an empty program and beside the packages that it stands on. */
export const imports = {
  name: 'import',
  title: 'to import the main entry, over bare node',
  peers: ['bare', 'dependencies', 'rivulet'],
  metrics: [
    {
      name: 'cpu',
      title: 'CPU',
      show: 'difference',
      unit: 'ms',
      must: { peer: 'dependencies', plus: 15 },
      stretch: 90,
    },
  ],
  async measure(peer) {
    for (const module of modules[peer]) await import(module)
    const { user, system } = process.cpuUsage() // since the process began
    return { cpu: (user + system) / 1000 }
  },
}

const modules = { bare: [], dependencies: ['undici', 'rxjs', 'io-ts'], rivulet: ['../../dist/esm/index.js'] }
