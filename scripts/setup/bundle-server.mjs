import { inRoot } from './paths.mjs';
import { pluginFacts, readPlugins } from './plugin-index.mjs';

/** Where the server's own files go: never into `dist/`, which is handed out to everybody. */
export const serverFile = (name = 'server.mjs') => inRoot('dist-server', name);

/** What runs without `node_modules`: by plain Node, on AWS Lambda, and on platforms that know nothing of Node. */
const programs = {
  'server.mjs': { entry: 'server/node.ts', platform: 'node' },
  'lambda.mjs': { entry: 'server/lambda.ts', platform: 'node' },
  'worker.mjs': { entry: 'server/worker.ts', platform: 'neutral' },
};

/** The policy of a server is that of the plugins it serves. */
const builtHosts = {
  name: 'built-hosts',
  setup({ onLoad }) {
    onLoad({ filter: /server[/\\]built-hosts\.ts$/ }, () => {
      const hosts = pluginFacts(readPlugins())
        .filter((plugin) => plugin.hosts.length > 0)
        .map(({ id, hosts: asked }) => ({ id, hosts: asked }));
      return { contents: `export const builtHosts = ${JSON.stringify(hosts)};`, loader: 'js' };
    });
  },
};

/** Writes each program as one file. The bundler is loaded late: a machine that only serves does not have it. */
export async function bundleServer() {
  const { build } = await import('esbuild');
  await Promise.all(
    Object.entries(programs).map(([name, { entry, platform }]) =>
      build({
        entryPoints: [inRoot(entry)],
        outfile: serverFile(name),
        bundle: true,
        platform,
        format: 'esm',
        target: 'es2022',
        mainFields: ['module', 'main'],
        conditions: platform === 'neutral' ? ['workerd', 'import'] : ['node', 'import'],
        legalComments: 'inline',
        logLevel: 'silent',
        plugins: [builtHosts],
      }),
    ),
  );
}
