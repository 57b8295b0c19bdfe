import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Script, createContext } from 'node:vm';
import type { RichApi, RichApiCall } from '../../lab/excel/rich-api.ts';

const require = createRequire(import.meta.url);

export interface OfficeFacts {
  readonly documentUrl?: string;
  /** The way to Excel and back. */
  answer(call: RichApiCall): ReturnType<RichApi['answer']>;
}

interface OfficeInNode {
  readonly Excel: unknown;
  readonly OfficeExtension: unknown;
  facts: OfficeFacts | undefined;
}

/** Microsoft's own code for Excel on the web, as the npm package has it, run in a page that has nothing. */
const startOffice = (): OfficeInNode => {
  const nothing = () => undefined;
  const page: Record<string, unknown> = {
    ...{ console, Promise, Error, JSON, setTimeout, clearTimeout, setInterval, clearInterval },
    navigator: { userAgent: 'node' },
    document: { getElementsByTagName: () => [], createElement: () => ({}), addEventListener: nothing },
    location: { href: 'https://localhost/', search: '', hash: '', protocol: 'https:', hostname: 'localhost' },
    addEventListener: nothing,
  };
  page['window'] = page['self'] = page;
  const path = require.resolve('@microsoft/office-js/dist/excel-web-16.00.js');
  new Script(readFileSync(path, 'utf8')).runInContext(createContext(page));
  const started: OfficeInNode = { Excel: page['Excel'], OfficeExtension: page['OfficeExtension'], facts: undefined };
  const { DDA } = page['OSF'] as { DDA: { RichApi: Record<string, unknown> } };
  DDA.RichApi['executeRichApiRequestAsync'] = (call: RichApiCall, done: (result: unknown) => void) =>
    void started.facts
      ?.answer(call)
      .then((answered) =>
        done(
          'Data' in answered
            ? { status: 'succeeded', value: { data: answered.Data } }
            : { status: 'failed', error: { code: answered.Error, message: '' } },
        ),
      );
  return started;
};

let office: OfficeInNode | undefined;

/** Puts the unmodified Office.js where the product looks for it, without a browser; returns what takes it away again. */
export const installOffice = (facts: OfficeFacts): (() => void) => {
  office ??= startOffice();
  office.facts = facts;
  const { Excel, OfficeExtension } = office;
  const context = {
    requirements: { isSetSupported: () => true },
    document: { url: facts.documentUrl ?? '', settings: { get: () => null } },
  };
  Object.assign(globalThis, { Office: { context }, Excel, OfficeExtension });
  return () => {
    for (const name of ['Office', 'Excel', 'OfficeExtension']) Reflect.deleteProperty(globalThis, name);
  };
};
