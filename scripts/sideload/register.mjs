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

/** @returns what was done, and what is left for a person to do. */
export async function unregister(manifest, { platform = process.platform, home = homedir() } = {}) {
  const wasThere = await forget(manifest, platform, home);
  const done =
    wasThere === undefined
      ? 'There is no desktop Excel for this system, so nothing was registered with it.'
      : wasThere
        ? 'Excel on this computer no longer knows this add-in. It goes when Excel is closed and opened again.'
        : 'Excel on this computer did not know this add-in: nothing was removed.';
  return `${done}\nIn Excel on the web: Home › Add-ins › More Add-ins › My Add-ins › ⋯ › Remove.`;
}

/** Whether it was registered; undefined where there is no Excel to register it with. */
async function forget(manifest, platform, home) {
  if (platform === 'win32') {
    const { code } = await runQuietly('reg', ['delete', developerKey, '/v', idOf(manifest), '/f']);
    return code === 0;
  }
  if (platform !== 'darwin') return undefined;
  const file = join(macFolder(home), `${idOf(manifest)}.xml`);
  const wasThere = existsSync(file);
  rmSync(file, { force: true });
  return wasThere;
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
