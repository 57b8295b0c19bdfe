import { runInTerminal, typescript, typescriptEnv } from './setup/run-command.mjs';
import { main } from './setup/say.mjs';
import { setup } from './setup.mjs';

await main(async () => {
  await setup({ build: true });
  return runInTerminal(process.execPath, typescript('server/node.ts', process.argv.slice(2)), { env: typescriptEnv() });
});
