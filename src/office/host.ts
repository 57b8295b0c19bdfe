import { Failure } from '../domain/failure.ts';
import { lackingSets } from './required-sets.ts';

export interface HostFacts {
  /** BCP 47 display language of Office. */
  readonly language: string;
  /** BCP 47 language of the workbook's data and formats. */
  readonly contentLanguage: string;
  /** Keeps this host's storage apart from another host's; '' on Windows. */
  readonly partitionKey: string;
  readonly theme: 'light' | 'dark';
}

/** Rejects with `host/unsupported` outside Excel or below the floor: `lacks` names the sets that are missing. */
export const hostReady = async (): Promise<HostFacts> => {
  const { host } = await Office.onReady();
  const { requirements } = Office.context;
  const lacks = lackingSets((name, version) => requirements.isSetSupported(name, version));
  if (host !== Office.HostType.Excel) throw new Failure('host/unsupported');
  if (lacks.length > 0) throw new Failure('host/unsupported', { values: { lacks: lacks.join(', ') } });
  return {
    language: Office.context.displayLanguage,
    contentLanguage: Office.context.contentLanguage,
    partitionKey: Office.context.partitionKey ?? '',
    theme: Office.context.officeTheme?.isDarkTheme === true ? 'dark' : 'light',
  };
};

/** Where the workbook is at this moment, and whether Office says that it can sign people in. */
export const bookPlace = (): { readonly documentUrl: string; readonly nestedSignIn: boolean } => ({
  documentUrl: Office.context.document.url ?? '',
  nestedSignIn: Office.context.requirements.isSetSupported('NestedAppAuth', '1.1'),
});

/** Asks before the workbook is closed while mail is under way; does nothing where Excel cannot ask. */
export const warnOnClose = async (on: boolean): Promise<void> => {
  if (!Office.context.requirements.isSetSupported('SharedRuntime', '1.2')) return;
  const { beforeDocumentCloseNotification } = Office.addin;
  await (on ? beforeDocumentCloseNotification.enable() : beforeDocumentCloseNotification.disable());
};

/** Shows the pane; used by ribbon commands. */
export const showPane = async (): Promise<void> => {
  await Office.addin.showAsTaskpane();
};

/** Calls back when the pane is closed; its page lives on. */
export const onPaneClosed = (act: () => void): Promise<unknown> =>
  Office.addin.onVisibilityModeChanged(({ visibilityMode }) => {
    if (visibilityMode === Office.VisibilityMode.hidden) act();
  });

/** Excel in a browser, which opens whatever window a page asks for; not the one of the desktop, which has its own view. */
export const isOnTheWeb = (): boolean => Office.context.platform === Office.PlatformType.OfficeOnline;
