import { runInTerminal, typescript, typescriptEnv } from './setup/run-command.mjs';
import { main } from './setup/say.mjs';
import { setup } from './setup.mjs';

await main(async () => {
  await setup();
  return runInTerminal(process.execPath, typescript('test/corpus/main.ts', process.argv.slice(2)), {
    env: typescriptEnv(),
  });
});
