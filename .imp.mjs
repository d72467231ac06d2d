for (const m of process.argv.slice(2)) await import(m)
const {user,system}=process.cpuUsage(); console.log(((user+system)/1000).toFixed(0))
