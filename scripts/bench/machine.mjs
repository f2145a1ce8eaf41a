import { cpus, loadavg, totalmem } from 'node:os';

/** One line that says what the figures were taken on. */
export function machine() {
  const cores = cpus();
  const memory = `${Math.round(totalmem() / 2 ** 30)} GB`;
  const busy = `load ${loadavg()[0].toFixed(1)}`;
  return `${cores[0]?.model.trim() ?? 'unknown CPU'}, ${cores.length} cores, ${memory}, Node ${process.version}, ${busy}`;
}
