import { runInTerminal, typescript, typescriptEnv } from './setup/run-command.mjs';
import { main } from './setup/say.mjs';
import { setup } from './setup.mjs';

const usage = `Usage: npm run corpus [-- files|sheets] [--batches N] [--deep] [--seed S] [--show]
  Holds the rules against payslips, or sheets, made with words and libraries that are not the product's.
  --batches  how many; default 90 batches of files, 400 sheets
  --deep     3,000 batches of files, 2,000 sheets
  --seed     the first; default 1
  --show     prints each that did not come out right, with its truth`;

await main(async () => {
  await setup();
  return runInTerminal(process.execPath, typescript('test/corpus/main.ts', process.argv.slice(2)), {
    env: typescriptEnv(),
  });
}, usage);
