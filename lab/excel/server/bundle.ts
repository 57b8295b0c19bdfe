import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const LAB_EXCEL = join(dirname(fileURLToPath(import.meta.url)), '..');

export interface Asset {
  readonly type: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** Browser entries of `lab/excel`, each bundled when first asked for: `excel-page.js`, `excel-page.css`. */
export class Bundles {
  readonly #entries: Readonly<Record<string, string>>;
  readonly #built = new Map<string, Promise<ReadonlyMap<string, Asset>>>();

  /** @param entries name of the bundle → source file below `lab/excel`. */
  constructor(entries: Readonly<Record<string, string>>) {
    this.#entries = entries;
  }

  async asset(file: string): Promise<Asset | undefined> {
    const name = file.slice(0, file.lastIndexOf('.'));
    const entry = this.#entries[name];
    if (!entry) return undefined;
    let built = this.#built.get(name);
    if (!built) this.#built.set(name, (built = bundle(entry)));
    return (await built).get(file);
  }
}

async function bundle(entry: string): Promise<ReadonlyMap<string, Asset>> {
  const { outputFiles } = await build({
    absWorkingDir: LAB_EXCEL,
    entryPoints: [entry],
    outdir: LAB_EXCEL,
    entryNames: '[name]',
    bundle: true,
    write: false,
    format: 'esm',
    target: 'es2022',
    jsx: 'automatic',
    minify: true,
    define: { 'process.env.NODE_ENV': '"production"' },
    logLevel: 'error',
  });
  return new Map(
    outputFiles.map(({ path, contents }) => [
      baseName(path),
      { type: typeOf(path), bytes: contents as Uint8Array<ArrayBuffer> },
    ]),
  );
}

const baseName = (path: string) => path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
const typeOf = (path: string) => (path.endsWith('.css') ? 'text/css; charset=utf-8' : 'text/javascript; charset=utf-8');
