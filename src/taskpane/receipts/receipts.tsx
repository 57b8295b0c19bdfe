import { Button, Field, ProgressBar, Radio, RadioGroup, Select } from '@fluentui/react-components';
import { FileDrop } from './file-drop.tsx';
import { GivenFiles } from '../check/give-file.tsx';
import { IssueGroups } from '../check/issue-groups.tsx';
import { late, useLate } from '../kit/late.ts';
import { LogoChoice, PrintXml } from './made-pdfs.tsx';
import { columnName } from '../kit/column-name.ts';
import { SentenceNote } from '../kit/note.tsx';
import { PeriodChoice } from './period-choice.tsx';
import { UnusedFiles } from './unused-files.tsx';
import { useActions, usePane } from '../kit/use-pane.ts';
import { useTexts } from '../kit/use-texts.ts';
import type { BundlesState } from '../../commands/receipts/bundles-state.ts';
import type { FolderState } from '../../commands/receipts/folder-state.ts';
import type { ReceiptMode } from '../../domain/run-choices.ts';

const modes: readonly ReceiptMode[] = ['auto', 'column', 'make', 'none'];

interface ColumnChoiceProps {
  readonly label: string;
  readonly hint: string;
  /** What choosing no column means. */
  readonly none: string;
  readonly value: number | undefined;
  readonly choose: (column: number | undefined) => void;
}

function ColumnChoice({ label, hint, none, value, choose }: ColumnChoiceProps) {
  const { sheet } = usePane();
  const { t } = useTexts();
  return (
    <Field label={label} hint={value === undefined ? '' : hint}>
      <Select
        value={String(value ?? '')}
        onChange={(_, { value: chosen }) => choose(chosen === '' ? undefined : Number(chosen))}
      >
        <option value="">{none}</option>
        {sheet.columns.map((column) => (
          <option key={column.column} value={String(column.column)}>
            {columnName(column, t)}
          </option>
        ))}
      </Select>
    </Field>
  );
}

function AttachingColumns() {
  const { passwordColumn, attachColumn } = usePane().receipts;
  const { setPasswordColumn, setAttachColumn } = useActions();
  const { t } = useTexts();
  return (
    <>
      <ColumnChoice
        label={t('receipts.attachFor')}
        hint={t('receipts.attachOthers')}
        none={t('receipts.attachAll')}
        value={attachColumn}
        choose={setAttachColumn}
      />
      <ColumnChoice
        label={t('receipts.lock')}
        hint={t('receipts.lockXml')}
        none={t('receipts.noLock')}
        value={passwordColumn}
        choose={setPasswordColumn}
      />
    </>
  );
}

/** Comes with its words where a deployment offers it; nothing of it is part of the pane before. */
const folderPart = late(() => import(/* webpackChunkName: "folder" */ './folder-beside.tsx'));

function FolderPart({ folder }: { folder: FolderState }) {
  const part = useLate(folderPart);
  if (part === 'missing') return <SentenceNote of={{ code: 'host/plugin-failed', values: {} }} />;
  return part === 'waiting' ? null : <part.FolderBeside folder={folder} />;
}

const splitPart = late(() => import(/* webpackChunkName: "split" */ './split-part.tsx'));

function Bundles({ bundles }: { bundles: BundlesState }) {
  const part = useLate(splitPart);
  if (part === 'missing') return <SentenceNote of={{ code: 'host/plugin-failed', values: {} }} />;
  return part === 'waiting' ? null : <part.SplitPart bundles={bundles} />;
}

function PickedFiles() {
  const { sheet, receipts } = usePane();
  const { clearFiles } = useActions();
  const { t } = useTexts();
  const { files, reading, matched } = receipts;
  return (
    <>
      <FileDrop />
      {receipts.folder !== undefined && <FolderPart folder={receipts.folder} />}
      {reading !== undefined && (
        <Field label={t('summary.receipts.reading', { ...reading })}>
          <ProgressBar max={Math.max(1, reading.total)} value={reading.done} />
        </Field>
      )}
      {files > 0 && reading === undefined && (
        <div className="row">
          <p className="row-text">
            {t('receipts.files', { count: files })} {t('summary.receipts.matched', { matched, total: sheet.people })}
          </p>
          <Button size="small" appearance="subtle" onClick={clearFiles}>
            {t('receipts.clear')}
          </Button>
        </div>
      )}
      {receipts.bundles !== undefined && <Bundles bundles={receipts.bundles} />}
      <PrintXml />
      <PeriodChoice />
      <IssueGroups station="receipts" />
      <GivenFiles />
      <UnusedFiles />
    </>
  );
}

/** Station *Receipts*: where the files come from, which period, and whose they are. */
export function Receipts() {
  const { receipts } = usePane();
  const { setReceiptMode } = useActions();
  const { t } = useTexts();
  const { mode, problem } = receipts;
  return (
    <>
      {problem !== undefined && <SentenceNote of={problem} alert />}
      <Field label={t('receipts.mode')}>
        <RadioGroup value={mode} onChange={(_, { value }) => setReceiptMode(value as ReceiptMode)}>
          {modes.map((each) => (
            <Radio key={each} value={each} label={t(`receiptMode.${each}`)} />
          ))}
        </RadioGroup>
      </Field>
      {(mode === 'auto' || mode === 'column') && <PickedFiles />}
      {mode === 'make' && <IssueGroups station="receipts" />}
      <LogoChoice />
      {mode !== 'none' && <AttachingColumns />}
    </>
  );
}
