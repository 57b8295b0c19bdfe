import { Utilities } from '@microsoft/office-js-helpers';
import { officeErrors } from './excel-errors.ts';
import { lackingSets } from './required-sets.ts';

const optional = [
  ['SharedRuntime', '1.2'],
  ['DialogApi', '1.2'],
  ['DialogOrigin', '1.1'],
  ['OpenBrowserWindowApi', '1.1'],
  ['RibbonApi', '1.1'],
] as const;
/** Far above what exists: the first one missing ends the count. */
const lastMinor = 40;

const has = (name: string, version: string): boolean => Office.context.requirements.isSetSupported(name, version);
const label = ([name, version]: readonly [string, string]): string => `${name} ${version}`;

const excelApi = (): string => {
  let minor = 0;
  while (minor < lastMinor && has('ExcelApi', `1.${minor + 1}`)) minor += 1;
  return `1.${minor}`;
};

/** What this Excel is and can do; nothing about the person or the workbook. */
export const readExcelFacts = () => ({
  host: Utilities.host,
  platform: Utilities.platform,
  version: Office.context.diagnostics?.version ?? '',
  excelApi: excelApi(),
  sets: optional.filter(([name, version]) => has(name, version)).map(label),
  lacking: lackingSets(has),
  errors: officeErrors(),
});
