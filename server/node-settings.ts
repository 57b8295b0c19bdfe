import { readFileSync, statSync } from 'node:fs';
import { createSecureContext } from 'node:tls';
import { fileURLToPath } from 'node:url';
import { pagesFault } from './served-pages.ts';
import { SettingReader, type Environment } from './setting-forms.ts';
import { settingsFrom, type Settings } from './settings.ts';

export interface NodeSettings extends Settings {
  readonly distDir: string;
  readonly port: number;
  /** Undefined: every interface. */
  readonly hostname: string | undefined;
  /** PEM. Undefined: plain HTTP, for a proxy in front. */
  readonly tls: Tls | undefined;
}

interface Tls {
  readonly key: string;
  readonly cert: string;
}

/** @throws an Error that names every setting that is missing, wrong or unknown, and every file that cannot be used. */
export function readNodeSettings(env: Environment): NodeSettings {
  const reader = new SettingReader(env);
  const settings = settingsFrom(reader);
  const distDir = settings.distDir ?? fileURLToPath(new URL('../dist', import.meta.url));
  const found = {
    ...settings,
    distDir,
    port: reader.number('PORT', 3000, [0, 65_535]),
    hostname: reader.text('HOST'),
    tls: readTls(reader),
  };
  const fault = pagesFault(distDir, settings.origins);
  if (fault !== undefined) reader.faults.push(fault);
  if (settings.keepDir !== undefined && !statSync(settings.keepDir, { throwIfNoEntry: false })?.isDirectory())
    reader.faults.push(`SOBRE_KEEP_DIR names ${settings.keepDir}, which is no folder`);
  reader.refuseFaults();
  return found;
}

function readTls(reader: SettingReader): Tls | undefined {
  const [key, cert] = [reader.text('SOBRE_TLS_KEY'), reader.text('SOBRE_TLS_CERT')];
  if (key === undefined && cert === undefined) return undefined;
  if (key === undefined || cert === undefined) {
    const [given, missing] =
      key === undefined ? ['SOBRE_TLS_CERT', 'SOBRE_TLS_KEY'] : ['SOBRE_TLS_KEY', 'SOBRE_TLS_CERT'];
    reader.faults.push(`${given} is set and ${missing} is not set`);
    return undefined;
  }
  const files = [readPem(reader, 'SOBRE_TLS_KEY', key), readPem(reader, 'SOBRE_TLS_CERT', cert)] as const;
  return files[0] === undefined || files[1] === undefined
    ? undefined
    : fitting(reader, { key: files[0], cert: files[1] });
}

function readPem(reader: SettingReader, name: string, path: string): string | undefined {
  try {
    const text = readFileSync(path, 'utf8');
    if (text.includes('-----BEGIN ')) return text;
    reader.faults.push(`${name} names ${path}, which is no PEM file`);
  } catch (error) {
    const isThere = (error as NodeJS.ErrnoException).code !== 'ENOENT';
    reader.faults.push(`${name} names ${path}, which ${isThere ? 'cannot be read' : 'is not there'}`);
  }
  return undefined;
}

function fitting(reader: SettingReader, tls: Tls): Tls | undefined {
  try {
    createSecureContext(tls);
    return tls;
  } catch {
    reader.faults.push('SOBRE_TLS_KEY and SOBRE_TLS_CERT are no key and certificate that belong together');
    return undefined;
  }
}
