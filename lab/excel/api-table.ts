import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** The requirement set a member arrived with; `version` is `Infinity` while in preview. */
export interface ApiSet {
  readonly set: string;
  readonly version: string;
}

/** Excel's public classes: class → member → where it arrived (`null`: untagged). */
export type ApiTable = Readonly<Record<string, Readonly<Record<string, ApiSet | null>>>>;

const require = createRequire(import.meta.url);

let loaded: Promise<ApiTable> | undefined;

/** Reads the classes of namespace `Excel` from the public typings; kept per version beside node_modules' other caches. */
export function readApiTable(): Promise<ApiTable> {
  loaded ??= load();
  return loaded;
}

async function load(): Promise<ApiTable> {
  const packageFile = require.resolve('@types/office-js/package.json');
  const { version } = JSON.parse(await readFile(packageFile, 'utf8')) as { version: string };
  const cacheDir = join(dirname(packageFile), '../../.cache/sobre');
  const cacheFile = join(cacheDir, `excel-api-${version}.json`);
  const cached = await readFile(cacheFile, 'utf8').catch(() => null);
  if (cached) return JSON.parse(cached) as ApiTable;
  const table = await extract(join(dirname(packageFile), 'index.d.ts'));
  await mkdir(cacheDir, { recursive: true });
  // Two processes may build it at once: a rename never shows half a file.
  const draft = `${cacheFile}.${process.pid}`;
  await writeFile(draft, JSON.stringify(table));
  await rename(draft, cacheFile);
  return table;
}

async function extract(typings: string): Promise<ApiTable> {
  const ts = (await import('typescript')).default;
  const source = ts.createSourceFile(typings, await readFile(typings, 'utf8'), ts.ScriptTarget.Latest, true);
  const table: Record<string, Record<string, ApiSet | null>> = {};
  for (const statement of source.statements) {
    if (!ts.isModuleDeclaration(statement) || statement.name.text !== 'Excel') continue;
    if (!statement.body || !ts.isModuleBlock(statement.body)) continue;
    for (const declaration of statement.body.statements) {
      if (!ts.isClassDeclaration(declaration) || !declaration.name) continue;
      const members = (table[declaration.name.text] ??= {});
      const ofClass = apiSetIn(declaration.getFullText(source).slice(0, declaration.getLeadingTriviaWidth(source)));
      for (const member of declaration.members) {
        if (!member.name) continue;
        const own = apiSetIn(member.getFullText(source).slice(0, member.getLeadingTriviaWidth(source))) ?? ofClass;
        members[member.name.getText(source)] ??= own;
      }
    }
  }
  return table;
}

/** `[Api set: ExcelApi 1.7]`; where several versions are named, the first is where the member arrived. */
function apiSetIn(comment: string): ApiSet | null {
  const tag = /\[Api set: (\w+) ([^\]]*)\]/.exec(comment);
  if (!tag?.[1]) return null;
  return { set: tag[1], version: /^\d+\.\d+/.exec(tag[2] ?? '')?.[0] ?? 'Infinity' };
}
