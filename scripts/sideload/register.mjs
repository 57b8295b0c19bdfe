import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { runQuietly } from '../setup/run-command.mjs';
import { SetupError } from '../setup/say.mjs';

const developerKey = 'HKCU\\SOFTWARE\\Microsoft\\Office\\16.0\\WEF\\Developer';
const idOf = (manifest) => /<Id>([^<]+)<\/Id>/.exec(readFileSync(manifest, 'utf8'))[1];

/** Where Excel for Mac looks for manifests of add-ins under development. */
function macFolder(home = homedir()) {
  return join(home, 'Library', 'Containers', 'com.microsoft.Excel', 'Data', 'Documents', 'wef');
}

/** Makes the desktop Excel of this computer offer the add-in. @returns what a person does next, a sentence each. */
export async function registerWithExcel(manifest, platform = process.platform) {
  if (platform === 'win32') return registerOnWindows(manifest);
  if (platform === 'darwin') return registerOnMac(manifest);
  return ['There is no desktop Excel for this system; use Excel on the web as below.'];
}

export async function unregister(manifest, platform = process.platform) {
  if (platform === 'win32') await runQuietly('reg', ['delete', developerKey, '/v', idOf(manifest), '/f']);
  if (platform === 'darwin') rmSync(join(macFolder(), `${idOf(manifest)}.xml`), { force: true });
}

async function registerOnWindows(manifest) {
  const { code, output } = await runQuietly('reg', [
    ...['add', developerKey, '/v', idOf(manifest), '/t', 'REG_SZ', '/d', manifest, '/f'],
  ]);
  if (code !== 0) throw new SetupError(`${output.trim()}\nThe manifest could not be registered with Excel.`);
  return [
    'Close every Excel window and open Excel again.',
    'Home › Add-ins › More Add-ins › Developer Add-ins: choose Sobre.',
    'If it is not listed: share the dist folder on the network, add the share under File › Options › Trust Center › ' +
      'Trusted Add-in Catalogs (tick "Show in Menu"), restart Excel, then Home › Add-ins › More Add-ins › Shared Folder.',
  ];
}

function registerOnMac(manifest) {
  const folder = macFolder();
  if (!existsSync(join(folder, '..', '..', '..'))) {
    return [
      'Excel was not found on this Mac. Open it once, then run this command again; or use Excel on the web as below.',
    ];
  }
  mkdirSync(folder, { recursive: true });
  copyFileSync(manifest, join(folder, `${idOf(manifest)}.xml`));
  return ['Quit Excel and open it again.', 'Home › Add-ins (or Insert › My Add-ins, its small arrow): choose Sobre.'];
}
