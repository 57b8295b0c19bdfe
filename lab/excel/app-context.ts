import { randomUUID } from 'node:crypto';
import type { RequirementSets } from './interpreter/api-gate.ts';

export interface AppContextFacts {
  readonly addinId: string;
  readonly addinName: string;
  readonly addinOrigin: string;
  readonly documentUrl: string;
  readonly locale: string;
  readonly sets: RequirementSets;
  readonly readOnly: boolean;
  /** Document settings of this add-in: key → JSON text. */
  readonly settings: ReadonlyMap<string, string>;
}

const EXCEL_WEB = 16;
const TASK_PANE = 2;

/** What `Office.context` is made of; the names are the wire's. */
export function appContext(facts: AppContextFacts): Record<string, unknown> {
  return {
    _id: facts.addinId,
    _appName: EXCEL_WEB,
    _appVersion: '16.01',
    _appUILocale: facts.locale,
    _dataLocale: facts.locale,
    _docUrl: facts.documentUrl,
    _clientMode: facts.readOnly ? 0 : 1,
    _settings: [...facts.settings],
    _reason: 'documentOpened',
    _osfControlType: 1,
    _eToken: '',
    _correlationId: randomUUID(),
    _appInstanceId: `instance-${facts.addinId}`,
    _requirementMatrix: JSON.stringify(facts.sets),
    _hostCustomMessage: '',
    _hostFullVersion: '16.0.0.0',
    _clientWindowHeight: 800,
    _clientWindowWidth: 1200,
    _addinName: facts.addinName,
    _appDomains: [facts.addinOrigin],
    _initialDisplayMode: TASK_PANE,
  };
}
