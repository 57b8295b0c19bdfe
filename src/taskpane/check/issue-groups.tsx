import { useId } from 'react';
import type { Station } from '../../commands/pane-state.ts';
import type { Severity } from '../../domain/issue.ts';
import { IssueGroup } from './issue-group.tsx';
import { stationOf } from '../kit/station-state.ts';
import { usePane } from '../kit/use-pane.ts';
import { useTexts } from '../kit/use-texts.ts';

const order: readonly Severity[] = ['error', 'later', 'warning', 'info'];

/** What was found about a station's matters. Questions are not here: they stand together, above the stations. */
export function IssueGroups({ station }: { station: Station }) {
  const { check } = usePane();
  const groups = check.groups
    .filter(({ code, severity }) => severity !== 'ask' && stationOf(code) === station)
    .sort((a, b) => order.indexOf(a.severity) - order.indexOf(b.severity));
  if (groups.length === 0) return null;
  return (
    <div className="groups">
      {groups.map((group) => (
        <IssueGroup key={group.code} group={group} />
      ))}
    </div>
  );
}

/** Every question that waits for the person, in one place, so that pay day needs one look. */
export function Decisions() {
  const { check } = usePane();
  const { t } = useTexts();
  const titleId = useId();
  // What Sobre understood is asked on its own card, where it is drawn.
  const groups = check.groups.filter(({ code, severity }) => severity === 'ask' && code !== 'sheet/understood');
  if (groups.length === 0) return null;
  return (
    <section className="decisions groups" aria-labelledby={titleId}>
      <h2 id={titleId} className="decisions-title">
        {t(groups.every(({ accepted }) => accepted) ? 'issues.decided' : 'issues.toDecide')}
      </h2>
      {groups.map((group) => (
        <IssueGroup key={group.code} group={group} />
      ))}
    </section>
  );
}
