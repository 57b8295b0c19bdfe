import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { bombs } from './bombs.ts';

export interface Cost {
  readonly outcome: string;
  readonly kilobytes: number;
  readonly seconds: number;
  /** At its highest, above what the code alone takes. */
  readonly megabytes: number;
}

const self = fileURLToPath(import.meta.url);
const mebibyte = 2 ** 20;

/** What one bomb costs in a process of its own, that another's memory does not count. */
export const costOf = (name: string): Cost =>
  JSON.parse(
    execFileSync(process.execPath, [...process.execArgv, '--expose-gc', '--import', 'tsx', self, name], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }),
  ) as Cost;

const measure = async (name: string): Promise<Cost> => {
  const { bytes, open } = bombs[name]!();
  globalThis.gc?.();
  const before = process.memoryUsage().rss;
  let most = before;
  const watch = setInterval(() => (most = Math.max(most, process.memoryUsage().rss)), 20);
  const [begun, used] = [process.cpuUsage(), process.resourceUsage().maxRSS * 1_024];
  const outcome = await open(bytes);
  clearInterval(watch);
  const { user, system } = process.cpuUsage(begun);
  const peak = process.resourceUsage().maxRSS * 1_024;
  return {
    outcome,
    kilobytes: Math.round(bytes.length / 1_024),
    seconds: (user + system) / 1_000_000,
    megabytes: Math.round((Math.max(most, peak > used ? peak : 0) - before) / mebibyte),
  };
};

const wanted = process.argv[2];
if (process.argv[1] === self && wanted !== undefined) process.stdout.write(JSON.stringify(await measure(wanted)));
