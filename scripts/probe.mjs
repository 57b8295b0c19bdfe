import { distrustCommand, localCertificate, trustCommand } from './sideload/certificate.mjs';
import { registerWithExcel, unregister } from './sideload/register.mjs';
import { inRoot } from './setup/paths.mjs';
import { runInTerminal, typescript, typescriptEnv } from './setup/run-command.mjs';
import { main, say } from './setup/say.mjs';
import { setup } from './setup.mjs';

const manifest = inRoot('lab', 'probe', 'manifest.xml');

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
  const { key, cert } = await localCertificate();
  if (args.includes('--remove')) {
    await unregister(manifest);
    return say(`Excel no longer knows the probe. To take back the certificate's trust, type: ${distrustCommand(cert)}`);
  }
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
});
