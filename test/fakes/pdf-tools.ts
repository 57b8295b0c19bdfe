import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const has = (tool: string): boolean => spawnSync(tool, ['--version']).error === undefined;

/** PDF tools that are not ours judge what we write. Tests that need them say that they skip. */
export const hasPdfTools = has('qpdf') && has('pdftotext');

if (!hasPdfTools) console.warn('Skipped where needed: qpdf and pdftotext are not installed.');

/** Locks a PDF with AES-256, revision 6, by a program that is not ours. */
export const encryptWithQpdf = (pdf: Uint8Array, user: string, owner: string): Uint8Array<ArrayBuffer> => {
  const folder = mkdtempSync(join(tmpdir(), 'pdf-tool-'));
  try {
    const [plain, locked] = [join(folder, 'plain.pdf'), join(folder, 'locked.pdf')];
    writeFileSync(plain, pdf);
    execFileSync('qpdf', ['--encrypt', user, owner, '256', '--allow-insecure', '--', plain, locked], { stdio: 'pipe' });
    return new Uint8Array(readFileSync(locked));
  } finally {
    rmSync(folder, { recursive: true });
  }
};

/** Runs a tool on PDF bytes; `{}` in its arguments stands for the file. Rejects on its errors. */
export const runPdfTool = (tool: 'qpdf' | 'pdftotext', args: readonly string[], pdf: Uint8Array): string => {
  const folder = mkdtempSync(join(tmpdir(), 'pdf-tool-'));
  try {
    const file = join(folder, 'file.pdf');
    writeFileSync(file, pdf);
    return execFileSync(
      tool,
      args.map((arg) => (arg === '{}' ? file : arg)),
      { encoding: 'utf8', stdio: 'pipe' },
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
};
