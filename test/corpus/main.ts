import { runFiles } from './files/run.ts';
import { optionsOf } from './options.ts';
import { runSheets } from './sheets/run.ts';

const options = optionsOf(process.argv.slice(2));
const begun = performance.now();
const sound = options.subject === 'files' ? await runFiles(options) : runSheets(options);
const seconds = ((performance.now() - begun) / 1000).toFixed(1);
console.log(
  `${options.batches} ${options.subject === 'files' ? 'batches' : 'sheets'} from seed ${options.seed} in ${seconds} s`,
);
process.exitCode = sound ? 0 : 1;
