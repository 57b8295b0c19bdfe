import { Field, Input, Select } from '@fluentui/react-components';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { GridProps } from './people-grid.tsx';
import { late, useLate } from '../kit/late.ts';
import { SentenceNote } from '../kit/note.tsx';
import { useActions, usePane } from '../kit/use-pane.ts';
import { useTexts } from '../kit/use-texts.ts';
import { standings, type Standing } from '../../commands/check/standing.ts';
import type { PersonLine } from '../../commands/check/check-state.ts';

/** Beside the list's own code: the virtualiser comes after the first paint. */
export const peopleGrid = late(() => import('./people-grid.tsx'));

const holds = (person: PersonLine, text: string): boolean =>
  text === '' ||
  `${person.row} ${person.name} ${person.address} ${person.typed} ${person.cc} ${person.bcc} ${person.replyTo}`
    .toLocaleLowerCase()
    .includes(text);

function Grid(props: GridProps) {
  const grid = useLate(peopleGrid);
  if (grid === 'waiting') return <div className="grid-place" />;
  if (grid === 'missing') return <SentenceNote of={{ code: 'host/plugin-failed', values: {} }} />;
  return <grid.PeopleGrid {...props} />;
}

/** Everybody on the sheet, filtered by text and by where they stand; one of them opened below. */
export function PeopleList() {
  const { check, explained, listed = '' } = usePane();
  const { listPeople } = useActions();
  const { people, counts } = check;
  const { t } = useTexts();
  const [text, setText] = useState('');
  const [opened, setOpened] = useState<number>();
  useEffect(() => setOpened((before) => explained ?? before), [explained]);
  const shown = useMemo(() => {
    const wanted = text.trim().toLocaleLowerCase();
    return people.filter((person) => (listed === '' || person.verdict === listed) && holds(person, wanted));
  }, [people, text, listed]);
  const person = people.find(({ row }) => row === opened);
  const grid = useLate(peopleGrid);
  const list = useRef<HTMLDivElement>(null);
  // Whoever asked for some of them wants to see them, not the top of the station, which opens first.
  useEffect(() => {
    if (listed === '') return undefined;
    const frame = requestAnimationFrame(() => list.current?.scrollIntoView({ block: 'start' }));
    return () => cancelAnimationFrame(frame);
  }, [listed]);
  return (
    <div ref={list} className="people">
      <h3 className="subtitle">{t('list.title')}</h3>
      <div className="filters">
        <Field label={t('list.find')} size="small">
          <Input type="search" size="small" value={text} onChange={(_, { value }) => setText(value)} />
        </Field>
        <Field label={t('list.show')} size="small">
          <Select
            size="small"
            value={listed}
            onChange={(_, { value }) => listPeople(value === '' ? undefined : (value as Standing))}
          >
            <option value="">{t('list.everybody', { count: people.length })}</option>
            {standings
              .filter((each) => counts[each] > 0 || each === listed)
              .map((each) => (
                <option key={each} value={each}>
                  {t(`verdict.${each}`)} ({counts[each]})
                </option>
              ))}
          </Select>
        </Field>
      </div>
      {shown.length === 0 ? (
        <p className="hint" role="status">
          {t('list.nobody')}
        </p>
      ) : (
        <Grid people={shown} opened={opened} open={setOpened} />
      )}
      {person !== undefined && typeof grid === 'object' && (
        <grid.PersonCard person={person} close={() => setOpened(undefined)} />
      )}
    </div>
  );
}
