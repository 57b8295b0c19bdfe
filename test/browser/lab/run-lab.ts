import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runCommand } from '../../../lab/run/run-command.ts';
import { house } from './house.ts';

export const root = fileURLToPath(new URL('../../..', import.meta.url));

export interface LabRow {
  readonly row: number;
  readonly email: string;
  readonly sentTo: string;
  readonly receiptId: string;
  readonly status: string;
  readonly statusText: string;
  readonly code: string;
}

export interface LabMail {
  readonly to: readonly string[];
  readonly subject: string;
  readonly reference: string;
  readonly acceptedAtMs: number;
  readonly eml: string;
  readonly attachments: readonly { readonly name: string; readonly sha256: string }[];
}

export interface LabPane {
  readonly errors: readonly string[];
  readonly offMachine: readonly string[];
  readonly cspViolations: readonly string[];
  readonly messages: readonly { readonly code: string; readonly text: string }[];
  readonly ended: string;
}

export interface LabReport {
  readonly rows: readonly LabRow[];
  readonly issues: readonly {
    readonly row: number;
    readonly code: string;
    readonly severity: string;
    readonly text: string;
  }[];
  readonly mailbox: readonly LabMail[];
  /** Mails the pane saved as files. */
  readonly saved: readonly (LabMail & { readonly name: string; readonly sha256: string })[];
  readonly downloads: readonly { readonly name: string; readonly bytes: number }[];
  readonly google: Readonly<Record<string, unknown>> & {
    readonly scopes: readonly string[];
    readonly accepted: number;
  };
  readonly excel: Readonly<Record<string, unknown>> & { readonly syncs: number };
  readonly pane: LabPane;
  readonly panes: readonly LabPane[];
  readonly log: { readonly sheets: number; readonly events: number; readonly chainsValid: boolean };
  readonly timings: Readonly<Record<string, number>>;
  readonly clicks: { readonly total: number; readonly inPane: number; readonly atGoogle: number };
  readonly kills: readonly { readonly name: string; readonly atMs: number }[];
  readonly scriptErrors: readonly string[];
  readonly scriptLeft: readonly string[];
  readonly timedOut: string;
  readonly screenshots: readonly string[];
  readonly ended: string;
}

export interface LabArguments {
  readonly book: string;
  readonly files?: string;
  readonly scenario?: object;
  readonly profile?: string;
  readonly origin?: string;
  readonly bookOut?: string;
  readonly eml?: string;
}

/** What came of a run: its exit code, its report, and what it said on the way. */
export interface LabRun {
  readonly code: number;
  readonly report: LabReport;
  readonly stderr: string;
}

/** One lab run here, in the browser this test file shares, and its report. */
export const runLab = (given: LabArguments): Promise<LabRun> =>
  reported(given, async (args) => {
    const said: string[] = [];
    const say = (line: string) => void said.push(line);
    const code = await runCommand(args, { say, print: () => undefined, house: await house(), pictures: false });
    return { code, stderr: said.join('\n') };
  });

/** The same by the lab's command, as anybody would. */
export const runLabCommand = (given: LabArguments): Promise<LabRun> =>
  reported(given, (args) => execute(['--import', 'tsx', 'lab/main.ts', 'run', ...args]));

const reported = async (
  given: LabArguments,
  run: (args: readonly string[]) => Promise<{ code: number; stderr: string }>,
): Promise<LabRun> => {
  const folder = mkdtempSync(join(tmpdir(), 'sobre-lab-'));
  try {
    const report = join(folder, 'report.json');
    const { code, stderr } = await run(argumentsOf(given, folder, report));
    if (code === 2 || !existsSync(report)) throw new Error(stderr);
    return { code, stderr, report: JSON.parse(readFileSync(report, 'utf8')) as LabReport };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

const argumentsOf = (given: LabArguments, folder: string, report: string): string[] => {
  const args = ['--book', given.book, '--report', report];
  if (given.files !== undefined) args.push('--files', given.files);
  if (given.origin !== undefined) args.push('--origin', given.origin);
  if (given.profile !== undefined) args.push('--profile', given.profile);
  if (given.bookOut !== undefined) args.push('--book-out', given.bookOut);
  if (given.eml !== undefined) args.push('--eml', given.eml);
  if (given.scenario !== undefined) {
    const scenario = join(folder, 'scenario.json');
    writeFileSync(scenario, JSON.stringify(given.scenario));
    args.push('--scenario', scenario);
  }
  return args;
};

const execute = (args: readonly string[]): Promise<{ code: number; stderr: string }> =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'ignore', 'pipe'] });
    let stderr = '';
    child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
    child.once('error', reject);
    child.once('exit', (code) => resolve({ code: code ?? 1, stderr }));
  });

/** Accepted mails by recipient. */
export const copies = ({ mailbox }: LabReport): Readonly<Record<string, number>> => {
  const counts: Record<string, number> = {};
  for (const { to } of mailbox) counts[to.join()] = (counts[to.join()] ?? 0) + 1;
  return counts;
};

/** A CSV of so many people at reserved addresses, each with one of these languages in turn. */
export const writePeople = (path: string, count: number, languages: readonly string[] = ['']): void => {
  const rows = Array.from(
    { length: count },
    (_, index) =>
      `${String(index + 1).padStart(4, '0')};Persona ${index + 1};p${index + 1}@example.com;2026-01;${1000 + index},50;${languages[index % languages.length]}`,
  );
  writeFileSync(path, `No. Empleado;Nombre;Correo;Periodo;Neto;Idioma\n${rows.join('\n')}\n`);
};
