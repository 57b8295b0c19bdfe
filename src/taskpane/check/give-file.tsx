import { Button, Field, Select } from '@fluentui/react-components';
import { useState } from 'react';
import type { PersonLine } from '../../commands/check/check-state.ts';
import { useActions, usePane } from '../kit/use-pane.ts';
import { useTexts, type T } from '../kit/use-texts.ts';

const isSettled = ({ verdict }: PersonLine): boolean =>
  verdict === 'sent' || verdict === 'returned' || verdict === 'skipped';

const nameIn = (t: T, row: number, name: string): string =>
  t(name === '' ? 'receipts.giveRow' : 'receipts.giveOption', { name, row });

/** Whose a file is that names nobody; the person of `row`, whom its name speaks of, stands first. */
export function GiveFile({ sha256, row }: { sha256: string; row: number }) {
  const { people } = usePane().check;
  const { giveFile } = useActions();
  const { t } = useTexts();
  // A list of thousands for each of many files is drawn only where somebody looks into it.
  const [isOpen, setOpen] = useState(false);
  const open = () => setOpen(true);
  const meant = people.filter((each) => each.row === row);
  const others = isOpen ? people.filter((each) => each.row !== row && !isSettled(each)) : [];
  return (
    <Field label={t('receipts.give')} className="give">
      <Select
        value=""
        onFocus={open}
        onMouseDown={open}
        onChange={(_, { value }) => value !== '' && giveFile(sha256, Number(value))}
      >
        <option value="">{t('receipts.givePerson')}</option>
        {[...meant, ...others].map((each) => (
          <option key={each.row} value={String(each.row)}>
            {nameIn(t, each.row, each.name)}
          </option>
        ))}
      </Select>
    </Field>
  );
}

/** Files the person gave to somebody, with the way back. */
export function GivenFiles() {
  const { receipts, check } = usePane();
  const { giveFile } = useActions();
  const { t } = useTexts();
  const { given } = receipts;
  if (given.length === 0) return null;
  const nameOf = (row: number) => check.people.find((person) => person.row === row)?.name ?? '';
  return (
    <details className="more" open>
      <summary tabIndex={0}>{t('receipts.given', { count: given.length })}</summary>
      <ul className="unused">
        {given.map(({ sha256, file, row }) => (
          <li key={sha256}>
            <bdi>{file}</bdi> <span className="hint">{nameIn(t, row, nameOf(row))}</span>{' '}
            <Button size="small" appearance="subtle" onClick={() => giveFile(sha256, undefined)}>
              {t('receipts.takeBack', { file })}
            </Button>
          </li>
        ))}
      </ul>
    </details>
  );
}
