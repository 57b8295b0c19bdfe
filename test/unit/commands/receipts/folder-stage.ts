import type { MicrosoftBlock } from '../../../../lab/microsoft/microsoft-block.ts';
import type { BookPlace } from '../../../../src/domain/ports.ts';
import type { Plugin } from '../../../../src/plugin/contribution.ts';
import { defaultDeployment } from '../../../../src/plugin/deployment.ts';
import { textFacts } from '../../../../src/plugin/text-facts.ts';
import { pluginOf } from '../../../fakes/plugin-of.ts';
import { fakeMail, sessionStage } from '../../../fakes/session-stage.ts';
import { bookUrl, clientId, stage as microsoftStage, type StageOptions } from '../../microsoft/microsoft-stage.ts';

const picked = pluginOf({
  id: 'picked',
  contributes: { receiptSources: { picked: { title: 'source.picked' } } },
  activate: () => ({ receiptSources: { picked: { open: (files) => Promise.resolve(files) } } }),
});

const reader = pluginOf({
  id: 'reader',
  contributes: { documentReaders: { it: { title: 'reader.pdf', extensions: ['pdf'] } } },
  activate: () => ({
    documentReaders: {
      it: {
        mediaType: 'application/pdf',
        wants: (name) => name.endsWith('.pdf'),
        read: (bytes) => Promise.resolve({ verdict: 'read', facts: textFacts(new TextDecoder().decode(bytes)) }),
      },
    },
  }),
});

const files = { 'ana.pdf': 'Ana Ruiz', 'luis.pdf': 'Luis Gil' };

export interface FolderOptions {
  readonly microsoft?: MicrosoftBlock;
  readonly files?: Readonly<Record<string, string>>;
  readonly rows?: readonly (readonly string[])[];
  readonly documentUrl?: string;
  readonly clientId?: string;
  readonly intercept?: StageOptions['intercept'];
  readonly dialog?: StageOptions['dialog'];
  /** The code of the folder is not on the server any more. */
  readonly isGone?: boolean;
}

/** A session whose workbook lies in the local Microsoft's folder. */
export const openFolder = async (options: FolderOptions = {}) => {
  const microsoft = microsoftStage({
    files: options.files ?? files,
    ...(options.microsoft === undefined ? {} : { microsoft: options.microsoft }),
    ...(options.intercept === undefined ? {} : { intercept: options.intercept }),
    ...(options.dialog === undefined ? {} : { dialog: options.dialog }),
  });
  const beside: Plugin = pluginOf({
    id: 'microsoft',
    contributes: { receiptFolders: { beside: { title: 'beside' } } },
    activate: () => {
      if (options.isGone === true) throw Object.assign(new Error('Loading chunk 7 failed'), { name: 'ChunkLoadError' });
      return { receiptFolders: { beside: microsoft.folder } };
    },
  });
  const mail = fakeMail();
  const post = pluginOf({
    id: 'post',
    contributes: { mailProviders: { mail: { title: 'provider.gmail' } } },
    activate: () => ({ mailProviders: { mail } }),
  });
  const settings = new Map<string, unknown>(Object.entries({ files: 'auto', test: { sentAt: 0, answer: 'without' } }));
  /** Excel may say another address of the same workbook later: it was moved, or opened from elsewhere. */
  const place: { -readonly [K in keyof BookPlace]: BookPlace[K] } = {
    documentUrl: options.documentUrl ?? bookUrl,
    nestedSignIn: false,
  };
  const session = sessionStage({
    plugins: [post, picked, reader, beside],
    settings,
    mail,
    place,
    config: { microsoft: { ...defaultDeployment.microsoft, clientId: options.clientId ?? clientId } },
    ...(options.rows === undefined ? {} : { rows: options.rows }),
  });
  await session.during(session.session.start());
  return { ...session, microsoft, place };
};

export type OpenFolder = Awaited<ReturnType<typeof openFolder>>;
