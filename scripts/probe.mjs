import { distrustStep, localCertificate, trustCommand } from './sideload/certificate.mjs';
import { registerWithExcel, unregister } from './sideload/register.mjs';
import { inRoot } from './setup/paths.mjs';
import { runInTerminal, typescript, typescriptEnv } from './setup/run-command.mjs';
import { main, say } from './setup/say.mjs';
import { setup } from './setup.mjs';

const manifest = inRoot('lab', 'probe', 'manifest.xml');

const usage = `Usage: npm run probe [-- --out probe.json | --compare probe.json | --remove]
  Serves a page that asks a real Excel what the lab claims to know, and prints where the two differ.
  --out FILE      where the answers are written; default probe.json
  --compare FILE  prints the differences of answers that were kept
  --remove        takes the probe out of Excel again`;

function steps(title, sentences) {
  say(`\n${title}`);
  sentences.forEach((sentence, i) => say(`  ${i + 1}. ${sentence}`));
}

await main(async () => {
  const args = process.argv.slice(2);
  await setup({});
  const lab = (more) =>
    runInTerminal(process.execPath, typescript('lab/main.ts', ['probe', ...more]), { env: typescriptEnv() });
  if (args.includes('--compare')) return lab(args);
  if (args.includes('--remove')) {
    say(await unregister(manifest));
    return say(distrustStep());
  }
  const { key, cert } = await localCertificate();
  steps('Once on this computer: trust the certificate of localhost', [`Type: ${trustCommand(cert)}`]);
  steps('Excel on this computer', await registerWithExcel(manifest));
  steps('Excel on the web (any system)', [
    'Open an empty workbook at https://excel.cloud.microsoft in a browser on this computer.',
    `Home › Add-ins › More Add-ins › My Add-ins › Upload My Add-in: choose ${manifest}`,
  ]);
  steps('Then', [
    'Tab Sobre probe › Open the probe › Ask. It takes a minute; the answers are written to probe.json and compared with the lab.',
    'Later, or with the answers of a colleague: npm run probe -- --compare probe.json',
    'To take it out of Excel again: npm run probe -- --remove',
  ]);
  return lab(['--key', key, '--cert', cert, ...args]);
}, usage);
