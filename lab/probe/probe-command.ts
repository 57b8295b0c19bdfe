import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { listenHttps } from '../excel/server/listen-https.ts';
import { spkiOf } from '../excel/server/certificate.ts';
import { UsageError } from '../usage-error.ts';
import { differences, type Answered, type ProbeResult } from './answers.ts';
import { probePages } from './probe-pages.ts';

/** Where the manifest says that the page is. */
export const probePort = 3010;

const say = (text: string): void => void process.stdout.write(`${text}\n`);

/** What the lab answers; a test keeps it true. */
const expected = (): readonly Answered[] =>
  (JSON.parse(readFileSync(fileURLToPath(new URL('expected.json', import.meta.url)), 'utf8')) as ProbeResult).answers;

const report = ({ excel, answers }: ProbeResult): void => {
  say(`\n${JSON.stringify(excel)}`);
  const found = differences(expected(), answers);
  for (const { id, about, lab, here } of found) say(`\n${id}: ${about}\n  lab:  ${lab}\n  here: ${here}`);
  say(`\n${answers.length} questions, ${found.length} answered otherwise than the lab.`);
};

/** `probe --compare FILE` prints the differences of a kept probe.json; without it the page is served for an Excel. */
export const probeCommand = async (args: readonly string[]): Promise<number> => {
  const { values } = parseArgs({
    args: [...args],
    options: {
      compare: { type: 'string' },
      out: { type: 'string', default: 'probe.json' },
      key: { type: 'string' },
      cert: { type: 'string' },
    },
  });
  if (values.compare !== undefined) {
    report(JSON.parse(readFileSync(values.compare, 'utf8')) as ProbeResult);
    return 0;
  }
  if (values.key === undefined || values.cert === undefined)
    throw new UsageError('probe: --key and --cert are missing');
  const [key, cert] = [values.key, values.cert].map((path) => readFileSync(path, 'utf8'));
  const kept = (text: string): void => {
    writeFileSync(values.out, text);
    say(`\nWritten: ${values.out}`);
    report(JSON.parse(text) as ProbeResult);
  };
  const listener = await listenHttps(probePages(kept), { key: key!, cert: cert!, spki: spkiOf(cert!) }, probePort);
  say(`Serving the probe on https://localhost:${probePort}/page.html until you press Ctrl+C.`);
  await new Promise<void>((resolve) => {
    process.once('SIGINT', () => resolve());
    process.once('SIGTERM', () => resolve());
  });
  await listener.close();
  return 0;
};
