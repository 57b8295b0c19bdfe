import { Button } from '@fluentui/react-components';
import { ArrowSync16Regular } from '@fluentui/react-icons/svg/arrow-sync';
import { AddressChoices } from './address-choices.tsx';
import { EmptyState } from './empty-state.tsx';
import { ImportAddresses } from './import-addresses.tsx';
import { IssueGroups } from '../check/issue-groups.tsx';
import { SentenceNote } from '../kit/note.tsx';
import { PaperList } from './paper-list.tsx';
import { MenuButtons } from '../kit/menu-buttons.tsx';
import { PeopleList, peopleGrid } from './people-list.tsx';
import { KnownShape } from './known-shape.tsx';
import { ScopeChoice } from './scope-choice.tsx';
import { UnderstoodCard } from './understood-card.tsx';
import { useLate } from '../kit/late.ts';
import { useActions, usePane } from '../kit/use-pane.ts';
import { useTexts } from '../kit/use-texts.ts';
import { isEmptySheet } from '../kit/pane-facts.ts';

/** Station *People*: which rows, which columns, and everybody on the list. */
export function People() {
  return (
    <>
      <ImportAddresses />
      <Sheet />
    </>
  );
}

function Sheet() {
  const pane = usePane();
  const { sheet } = pane;
  const rest = useLate(peopleGrid);
  const { readSheet } = useActions();
  const { t } = useTexts();
  if (isEmptySheet(pane)) {
    return sheet.status === 'reading' ? null : <EmptyState />;
  }
  if (sheet.problem !== undefined && sheet.columns.length === 0) {
    return (
      <>
        <SentenceNote of={sheet.problem} alert />
        {sheet.hasNobody && <EmptyState />}
      </>
    );
  }
  return (
    <>
      {sheet.problem !== undefined && <SentenceNote of={sheet.problem} alert />}
      <div className="row">
        <p className="row-text">
          {t('people.sheet')} <bdi className="strong">{sheet.sheet}</bdi>
        </p>
        <Button
          size="small"
          appearance="subtle"
          icon={<ArrowSync16Regular />}
          disabledFocusable={sheet.status === 'reading'}
          onClick={() => void readSheet()}
        >
          {t('people.readAgain')}
        </Button>
      </div>
      <KnownShape />
      <UnderstoodCard />
      <ScopeChoice />
      <AddressChoices />
      <IssueGroups station="people" />
      <PaperList />
      {typeof rest === 'object' && <rest.ColumnChoices />}
      <MenuButtons slot="pane/people" />
      <PeopleList />
    </>
  );
}
