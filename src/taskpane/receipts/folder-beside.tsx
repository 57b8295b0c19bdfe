import '../../texts/folder-texts.ts';
import { Button, Checkbox, Field, ProgressBar } from '@fluentui/react-components';
import { useEffect, useRef } from 'react';
import { ForwardText } from '../kit/forward-text.tsx';
import { SentenceNote } from '../kit/note.tsx';
import { useActions, usePane } from '../kit/use-pane.ts';
import { useTexts } from '../kit/use-texts.ts';
import type { FolderState, FoundFolder } from '../../commands/receipts/folder-state.ts';

const mostShown = 200;

function Names({ title, names }: { title: string; names: readonly string[] }) {
  if (names.length === 0) return null;
  return (
    <details className="more">
      <summary tabIndex={0}>{title}</summary>
      <ul className="unused">
        {names.slice(0, mostShown).map((name, index) => (
          <li key={index}>
            <bdi>{name}</bdi>
          </li>
        ))}
      </ul>
    </details>
  );
}

function Missed({ missed }: Pick<FoundFolder, 'missed'>) {
  const { t } = useTexts();
  if (missed.length === 0) return null;
  return (
    <details className="more" open>
      <summary tabIndex={0}>{t('folder.missed', { count: missed.length })}</summary>
      <ul className="unused">
        {missed.slice(0, mostShown).map(({ file, reason }, index) => (
          <li key={index} data-code={reason}>
            <bdi>{file}</bdi> <span className="hint">{t(`missed.${reason}`)}</span>
          </li>
        ))}
      </ul>
    </details>
  );
}

function Subfolders({ subfolders, isBusy }: Pick<FoundFolder, 'subfolders'> & { isBusy: boolean }) {
  const { chooseSubfolder } = useActions();
  const { t } = useTexts();
  if (subfolders.length === 0) return null;
  return (
    <div role="group" aria-label={t('folder.subfolders')}>
      <p className="hint">{t('folder.subfolders')}</p>
      {subfolders.map(({ name, chosen }) => (
        <Checkbox
          key={name}
          label={name}
          checked={chosen}
          disabled={isBusy}
          onChange={(_, { checked }) => void chooseSubfolder(name, checked === true)}
        />
      ))}
    </div>
  );
}

function Found({ found, isBusy }: { found: FoundFolder; isBusy: boolean }) {
  const { t } = useTexts();
  const { name, files, subfolders, fresh, changed, missed, otherKinds } = found;
  return (
    <>
      <p>
        {t('folder.listed', { name, count: files })}
        {otherKinds > 0 && ` ${t('folder.otherKinds', { count: otherKinds })}`}
      </p>
      <Names title={t('folder.new', { count: fresh.length })} names={fresh} />
      <Names title={t('folder.changed', { count: changed.length })} names={changed} />
      <Missed missed={missed} />
      <Subfolders subfolders={subfolders} isBusy={isBusy} />
    </>
  );
}

function Account({ account }: { account: NonNullable<FolderState['account']> }) {
  const { operator } = usePane();
  const { leaveFolder, setOperator } = useActions();
  const { t } = useTexts();
  return (
    <div className="row">
      <p className="row-text hint">{t('folder.account', { address: account.address })}</p>
      {operator === '' && account.name !== '' && (
        <Button size="small" onClick={() => setOperator(account.name)}>
          {t('folder.useName', { name: account.name })}
        </Button>
      )}
      <Button size="small" appearance="subtle" onClick={leaveFolder}>
        {t('folder.signOut')}
      </Button>
    </div>
  );
}

function Problem({ problem, clientId }: Pick<FolderState, 'problem' | 'clientId'>) {
  const { takeFolder } = useActions();
  const { t } = useTexts();
  if (problem === undefined) return null;
  const { code } = problem;
  const widen = code === 'folder/no-access' && (
    <Button size="small" onClick={() => void takeFolder(true)}>
      {t('folder.wider')}
    </Button>
  );
  return (
    <>
      <SentenceNote of={problem} alert actions={widen} />
      {(code === 'folder/consent' || code === 'folder/sign-in-closed') && (
        <ForwardText text={t('folder.adminText', { client: clientId })} />
      )}
    </>
  );
}

/** Receipts from the OneDrive or SharePoint folder that the workbook is in. */
export function FolderBeside({ folder }: { folder: FolderState }) {
  const { prepareFolder, takeFolder } = useActions();
  const { t } = useTexts();
  const { busy, account, found, problem, clientId } = folder;
  const prepare = useRef(prepareFolder);
  useEffect(() => void prepare.current(), []);
  const isBusy = busy !== undefined;
  const share = typeof busy === 'object' ? { max: Math.max(1, busy.total), value: busy.done } : {};
  return (
    <div className="folder-beside">
      <Problem problem={problem} clientId={clientId} />
      <Button size="small" disabledFocusable={isBusy} onClick={() => void takeFolder(false)}>
        {found === undefined ? t('folder.take') : t('folder.again')}
      </Button>
      {busy !== undefined && (
        <Field label={busy === 'asking' ? t('folder.asking') : t('folder.fetching', { ...busy })}>
          <ProgressBar {...share} />
        </Field>
      )}
      {found !== undefined && <Found found={found} isBusy={isBusy} />}
      {account !== undefined && <Account account={account} />}
    </div>
  );
}
