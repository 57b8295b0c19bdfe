import { Button, Checkbox } from '@fluentui/react-components';
import { CheckmarkCircle16Filled } from '@fluentui/react-icons/svg/checkmark-circle';
import { DismissCircle16Filled } from '@fluentui/react-icons/svg/dismiss-circle';
import { Info16Regular } from '@fluentui/react-icons/svg/info';
import { PauseCircle16Regular } from '@fluentui/react-icons/svg/pause-circle';
import { QuestionCircle16Filled } from '@fluentui/react-icons/svg/question-circle';
import { Warning16Regular } from '@fluentui/react-icons/svg/warning';
import { useState, type ReactNode } from 'react';
import { wantsPerson, type Severity } from '../../domain/issue.ts';
import { IssueLine } from './issue-line.tsx';
import { PrintXmlInstead } from './print-xml-instead.tsx';
import { TakeIn } from './take-in.tsx';
import { useActions, usePane } from '../kit/use-pane.ts';
import { useTexts } from '../kit/use-texts.ts';
import type { IssueGroup as Group } from '../../commands/check/check-state.ts';

const first = 4;

const step = 200;

const icons: Readonly<Record<Severity, ReactNode>> = {
  error: <DismissCircle16Filled />,
  ask: <QuestionCircle16Filled />,
  later: <PauseCircle16Regular />,
  warning: <Warning16Regular />,
  info: <Info16Regular />,
};

/** The one decision of a group: what is accepted stands beside the box. */
function Decision({ group }: { group: Group }) {
  const { accept } = useActions();
  const { t } = useTexts();
  const count = group.issues.filter((issue) => !wantsPerson(issue)).length;
  if (count === 0) return null;
  return (
    <div className="decision" data-decision>
      <Checkbox
        checked={group.accepted}
        onChange={(_, { checked }) => accept(group.code, checked === true)}
        label={
          <>
            <span className="decision-title">{t('issues.sendAnyway', { count })}</span>{' '}
            <span>{t(`accept.${group.code}`)}</span>
          </>
        }
      />
    </div>
  );
}

/** All findings of one kind. */
export function IssueGroup({ group }: { group: Group }) {
  const { people } = usePane().check;
  const { t } = useTexts();
  const [shown, setShown] = useState(first);
  const { code, severity, issues } = group;
  // Who gets nothing is said before the first mail, not behind a click.
  const unreadPeople = code === 'sheet/people-unread';
  const nameOf = (row: number) => people.find((person) => person.row === row)?.name ?? '';
  return (
    <div className={`group ${severity}`} data-accepted={group.accepted}>
      <details open={severity === 'error' || unreadPeople || (severity === 'ask' && !group.accepted)}>
        <summary className="group-title" tabIndex={0}>
          <span
            className="group-icon"
            role="img"
            aria-label={t(group.accepted ? 'issues.decided' : `severity.${severity}`)}
          >
            {group.accepted ? <CheckmarkCircle16Filled /> : icons[severity]}
          </span>
          <span>{t(`issueTitle.${code}`)}</span>
          <span className="group-count">{issues.length}</span>
        </summary>
        <ul className="issues">
          {issues.slice(0, shown).map((issue, index) => (
            <IssueLine key={index} issue={issue} name={nameOf(issue.row)} />
          ))}
        </ul>
        {issues.length > shown && (
          <Button size="small" appearance="subtle" onClick={() => setShown((count) => count + step)}>
            {t('issues.more', { count: issues.length - shown })}
          </Button>
        )}
      </details>
      {severity === 'ask' && <Decision group={group} />}
      {code === 'receipt/pair-incomplete' && <PrintXmlInstead />}
      {unreadPeople && <TakeIn />}
    </div>
  );
}
