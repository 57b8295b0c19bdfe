import { distrustStep, localCertificate, trustCommand } from './sideload/certificate.mjs';
import { registerWithExcel, unregister } from './sideload/register.mjs';
import { localOrigin } from './setup/manifest-origin.mjs';
import { inRoot } from './setup/paths.mjs';
import { runInTerminal, typescript, typescriptEnv } from './setup/run-command.mjs';
import { main, say, SetupError } from './setup/say.mjs';
import { setup } from './setup.mjs';

/** Never `dist/`: a build for the real origin may be in there. */
const folder = 'dist-local';

const usage = `Usage: npm run sideload [-- --remove]
  Builds the add-in into ${folder}/, beside dist/, serves it on ${localOrigin} and tells Excel on this computer about it.
  --remove  takes it out of Excel again`;

/** For signing in, Google has to know this address; without a client of your own the pane opens and cannot connect. */
function googleEnv(env) {
  if (env.SOBRE_GOOGLE_CLIENT_ID && env.SOBRE_GOOGLE_CLIENT_SECRET) return {};
  say(
    `\nNo Google client is set, so the pane opens but cannot connect to Gmail. To connect, create an OAuth client of type ` +
      `"Web application" with the redirect address ${localOrigin}/callback.html, then set SOBRE_GOOGLE_CLIENT_ID and ` +
      `SOBRE_GOOGLE_CLIENT_SECRET and start this again.`,
  );
  return { SOBRE_GOOGLE_CLIENT_ID: 'not-set', SOBRE_GOOGLE_CLIENT_SECRET: 'not-set' };
}

function steps(title, sentences) {
  say(`\n${title}`);
  sentences.forEach((sentence, i) => say(`  ${i + 1}. ${sentence}`));
}

async function serve({ key, cert }, google) {
  const settings = {
    HOST: '127.0.0.1',
    PORT: '3000',
    SOBRE_ORIGIN: localOrigin,
    SOBRE_DIST: inRoot(folder),
    SOBRE_TLS_KEY: key,
    SOBRE_TLS_CERT: cert,
  };
  return runInTerminal(process.execPath, typescript('server/node.ts'), {
    env: { ...typescriptEnv(), ...google, ...settings },
  });
}

await main(async () => {
  const args = process.argv.slice(2);
  if (args.some((arg) => arg !== '--remove')) throw new SetupError(usage);
  if (args.includes('--remove')) {
    say(await unregister(inRoot('manifest.xml')));
    return say(distrustStep());
  }
  const manifest = inRoot(folder, 'manifest.xml');
  await setup({ build: true, origin: localOrigin, folder });
  const certificate = await localCertificate();
  steps('Once on this computer: trust the certificate of localhost', [
    `Type: ${trustCommand(certificate.cert)}`,
    `Open ${localOrigin}/support.html in the browser: it must show the page without a warning (restart the browser if it does not).`,
  ]);
  steps('Excel on this computer', await registerWithExcel(manifest));
  steps('Excel on the web (any system)', [
    'Open a workbook at https://excel.cloud.microsoft in a browser on this computer.',
    'Home › Add-ins › More Add-ins › My Add-ins › Upload My Add-in (some accounts: Manage My Add-ins › Upload).',
    `Choose ${manifest}`,
    'If the browser asks whether the site may reach this computer or the local network, allow it.',
  ]);
  const google = googleEnv(process.env);
  say('\nPress Ctrl+C to stop serving. To take it out of Excel again: npm run sideload -- --remove\n');
  return serve(certificate, google);
}, usage);
