import { Button } from '@fluentui/react-components';
import { wantsPerson, type Issue } from '../../domain/issue.ts';
import { GiveFile } from './give-file.tsx';
import { useActions, usePane } from '../kit/use-pane.ts';
import { useTexts } from '../kit/use-texts.ts';

/** One finding: where it is, whose row that is, what it says. The place leads to the cell. */
export function IssueLine({ issue, name }: { issue: Issue; name: string }) {
  const { goTo, openFile, sendAgain } = useActions();
  const { names } = usePane().receipts;
  const { t, issueText, placeOf } = useTexts();
  const { file } = issue.values;
  const place = issue.column === '' ? t('place.rowShort', { row: issue.row }) : placeOf(issue);
  return (
    <li className="issue" data-code={issue.code}>
      {issue.row > 0 && (
        <Button
          size="small"
          className="issue-place"
          aria-label={t('issues.goTo', { place })}
          onClick={() => void goTo(issue.row, issue.column)}
        >
          {place}
        </Button>
      )}
      <div className="issue-text">
        {name !== '' && (
          <strong>
            <bdi>{name}</bdi>
          </strong>
        )}
        <p dir="auto">{issueText(issue)}</p>
        {typeof file === 'string' && names.has(file) && (
          <Button size="small" appearance="subtle" onClick={() => void openFile(issue.row, file)}>
            {t('preview.openFile')}
          </Button>
        )}
        {wantsPerson(issue) && <GiveFile sha256={String(issue.values['give'])} row={issue.row} />}
        {issue.code === 'row/already-sent' && (
          <Button size="small" appearance="subtle" onClick={() => void sendAgain(issue.row)}>
            {t('list.sendAgain')}
          </Button>
        )}
      </div>
    </li>
  );
}
