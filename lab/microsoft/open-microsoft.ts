import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import type { DeploymentConfig } from '../../src/plugin/deployment.ts';
import { createWire, type Tls } from '../google/wire.ts';
import { createMicrosoft, type Microsoft } from './create-microsoft.ts';
import { driveWebUrl } from './drive.ts';
import type { MicrosoftBlock } from './microsoft-block.ts';

export interface OpenMicrosoftOptions {
  readonly tls: Tls;
  readonly microsoft: MicrosoftBlock;
  readonly productOrigin: string;
  /** Name of the workbook's file. */
  readonly book: string;
  /** Folder on this machine whose files lie beside the workbook. */
  readonly folder: string | undefined;
}

export interface ServedMicrosoft extends Microsoft {
  /** What the deployment says of it. */
  readonly config: DeploymentConfig['microsoft'];
  /** Address of the workbook, as Office says it. */
  readonly bookUrl: string;
  close(): Promise<void>;
}

const clientId = '00000000-aaaa-4bbb-8ccc-dddddddddddd';
const place = 'Nómina/2026';

/** The local Microsoft on 127.0.0.1, its downloads on a port of their own, with the workbook and what lies beside it. */
export async function openMicrosoft(options: OpenMicrosoftOptions): Promise<ServedMicrosoft> {
  const { tls, folder, book, productOrigin } = options;
  const microsoft = createMicrosoft({
    clientId,
    redirectUris: [`${productOrigin}/microsoft.html`],
    microsoft: options.microsoft,
  });
  const wire = createWire({ keepAlive: true, http2: true });
  const fetch = (request: Request) => microsoft.fetch(request);
  const own = `https://microsoft.localhost:${await wire.listen(fetch, 0, tls)}`;
  const download = `https://download.localhost:${await wire.listen(fetch, 0, tls)}`;
  Object.assign(microsoft.origins, { own, download });
  microsoft.drive.put(`${place}/${book}`, new Uint8Array([80, 75]));
  for (const file of folder === undefined ? [] : filesBelow(folder)) {
    microsoft.drive.put(`${place}/${relative(folder!, file).split(sep).join('/')}`, readFileSync(file));
  }
  return {
    ...microsoft,
    config: { clientId, authority: `${own}/organizations`, graphUrl: own, downloadUrl: microsoft.origins.download },
    bookUrl: `${driveWebUrl}/${place}/${book}`,
    close: () => wire.close(),
  };
}

const filesBelow = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
