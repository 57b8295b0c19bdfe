import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Where the manifest of a build says that its pages are served; undefined where there is no manifest. */
function builtFor(distDir: string): string | undefined {
  const manifest = join(distDir, 'manifest.xml');
  if (!existsSync(manifest)) return undefined;
  return /<SourceLocation DefaultValue="(https:\/\/[^/"]+)\//.exec(readFileSync(manifest, 'utf8'))?.[1];
}

/** What is wrong when the folder holds no pages, or pages whose manifest sends Excel to another origin. */
export function pagesFault(distDir: string, origins: readonly string[]): string | undefined {
  const [first = 'https://your.host'] = origins;
  const remedy = `type npm run build -- --origin ${first}`;
  if (!existsSync(join(distDir, 'taskpane.html'))) return `${distDir} holds no built pages: ${remedy}`;
  const origin = builtFor(distDir);
  if (origin === undefined || origins.length === 0 || origins.includes(origin)) return undefined;
  return `${distDir} is built for ${origin} and SOBRE_ORIGIN is ${origins.join(', ')}: ${remedy}`;
}
