import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Where the manifest of a build says that its pages are served; undefined where there is no manifest. */
function builtFor(distDir: string): string | undefined {
  const manifest = join(distDir, 'manifest.xml');
  if (!existsSync(manifest)) return undefined;
  return /<SourceLocation DefaultValue="(https:\/\/[^/"]+)\//.exec(readFileSync(manifest, 'utf8'))?.[1];
}

/** @throws an Error when the folder holds no pages, or pages whose manifest sends Excel to another origin. */
export function checkPages(distDir: string, origins: readonly string[]): void {
  if (!existsSync(join(distDir, 'taskpane.html'))) {
    throw new Error(
      `Sobre's server cannot start: ${distDir} holds no built pages; type npm run build -- --origin ${origins[0]}`,
    );
  }
  const origin = builtFor(distDir);
  if (origin === undefined || origins.includes(origin)) return;
  throw new Error(
    `Sobre's server cannot start: ${distDir} is built for ${origin} and SOBRE_ORIGIN is ${origins.join(', ')}; ` +
      `type npm run build -- --origin ${origins[0]}`,
  );
}
