import { Button } from '@fluentui/react-components';
import { useId } from 'react';
import type { PaneState } from '../../commands/pane-state.ts';
import type { OwnColumn } from '../../domain/roster/roster.ts';
import { othersOf } from '../kit/others.tsx';
import { rarestFirst } from './rarest-first.ts';
import { SentenceNote } from '../kit/note.tsx';
import { useIntoView } from '../kit/use-into-view.ts';
import { useActions, usePane } from '../kit/use-pane.ts';
import { useTexts, type T } from '../kit/use-texts.ts';
import type { StartAnswer } from '../../commands/send/run-actions.ts';

const columns: readonly OwnColumn[] = ['status', 'sentAt', 'sentTo', 'receiptId'];

function Columns({ headerless }: { readonly headerless: boolean }) {
  const { t } = useTexts();
  return (
    <>
      <ul className="chips">
        {columns.map((column) => (
          <li key={column} className="chip">
            {t(`column.${column}`)}
          </li>
        ))}
      </ul>
      <p className="hint">{t(headerless ? 'columns.headings' : 'columns.promise')}</p>
    </>
  );
}

/** Whoever gets copies of the mails that are about to leave, and where answers go: seen before the first one does. */
function WhoElse({ people }: Pick<PaneState['check'], 'people'>) {
  const { t } = useTexts();
  const counts = new Map<string, Map<string, number>>();
  for (const person of people.filter(({ verdict }) => verdict === 'ready')) {
    for (const [label, addresses] of othersOf(person, t)) {
      const found = counts.get(label) ?? new Map<string, number>();
      counts.set(label, found.set(addresses, (found.get(addresses) ?? 0) + 1));
    }
  }
  return [...counts].map(([label, found]) => (
    <p key={label} className="hint others">
      {label}: {rarestFirst(found)}
    </p>
  ));
}

interface Choice {
  readonly answer: StartAnswer;
  readonly label: string;
}

/** The answers in their order; the first one is under the keyboard. */
const choices = ({ sheet, test }: PaneState, t: T): readonly Choice[] => {
  const adds = sheet.ownColumns === 'missing';
  const later: Choice = { answer: 'not-now', label: t('columns.notNow') };
  if (test.question === 'none') return [{ answer: 'go', label: t(adds ? 'columns.add' : 'testAsk.send') }, later];
  if (test.question === 'unseen') {
    const seen: Choice = { answer: 'seen', label: t(adds ? 'columns.addSeen' : 'testAsk.sendSeen') };
    return [seen, { answer: 'test', label: t('testAsk.again') }, later];
  }
  const first: Choice = { answer: 'test', label: t('testAsk.first') };
  const without: Choice = { answer: 'without', label: t(adds ? 'columns.addUntested' : 'testAsk.sendUntested') };
  return test.required ? [first, later] : [first, without, later];
};

/** Colleagues cannot see a run of a workbook that is not saved: they have to be able to, or there is nobody else. */
function AutoSaveQuestion() {
  const { answerQuestion } = useActions();
  const { t } = useTexts();
  return (
    <div role="group" aria-label={t('autoSave.question')} className="card question">
      <SentenceNote of={{ code: 'run/autosave-off', values: {} }} />
      <p className="hint">{t('autoSave.alonePromise')}</p>
      <div className="buttons">
        <Button autoFocus appearance="primary" onClick={() => void answerQuestion('go')}>
          {t('autoSave.on')}
        </Button>
        <Button onClick={() => void answerQuestion('alone')}>{t('autoSave.alone')}</Button>
        <Button onClick={() => void answerQuestion('not-now')}>{t('columns.notNow')}</Button>
      </div>
    </div>
  );
}

/** What has to be known before the first mail: Sobre's columns, and whether a test was seen. One press answers both. */
function FirstMailQuestion() {
  const pane = usePane();
  const { answerQuestion } = useActions();
  const { t } = useTexts();
  const titleId = useId();
  const adds = pane.sheet.ownColumns === 'missing';
  const { question, required } = pane.test;
  const testText = t(question === 'unsent' && required ? 'testAsk.required' : `testAsk.${question}`);
  return (
    <div role="group" aria-labelledby={titleId} className="card question">
      <p id={titleId} className="question-title">
        {adds ? t('columns.question') : testText}
      </p>
      {adds && <Columns headerless={pane.sheet.headerless} />}
      {adds && question !== 'none' && <p className="strong">{testText}</p>}
      <WhoElse people={pane.check.people} />
      <div className="buttons">
        {choices(pane, t).map(({ answer, label }, index) => (
          <Button
            key={answer}
            autoFocus={index === 0}
            appearance={index === 0 ? 'primary' : 'secondary'}
            onClick={() => void answerQuestion(answer)}
          >
            {label}
          </Button>
        ))}
      </div>
    </div>
  );
}

/**
 * What a press on Send has to be told first, above the stations and in view. In the pane itself, since Office's own
 * dialogs detach the page from the keyboard; and not where Send was, or a double click would answer it.
 */
export function StartQuestion() {
  const { run } = usePane();
  const box = useIntoView<HTMLDivElement>(run.status);
  if (run.status !== 'asking') return null;
  return (
    <div ref={box} data-hands-to="footer">
      {run.asksAutoSave ? <AutoSaveQuestion /> : <FirstMailQuestion />}
    </div>
  );
}
