import { standings, type Standing } from '../../commands/check/standing.ts';
import { usePane } from '../kit/use-pane.ts';
import { useTexts } from '../kit/use-texts.ts';

/** Of these also nobody is told. */
const always: ReadonlySet<Standing> = new Set<Standing>(['sent', 'failed', 'unknown']);

/** The people of this period by where they stand, what was sent first. */
export function RunCounters() {
  const { counts } = usePane().check;
  const { t } = useTexts();
  const shown = (['sent', ...standings.filter((standing) => standing !== 'sent')] as const).filter(
    (standing) => always.has(standing) || counts[standing] > 0,
  );
  return (
    <dl className="counters">
      {shown.map((standing) => (
        <div key={standing} className={`counter ${standing}`} data-zero={counts[standing] === 0}>
          <dt>{t(`verdict.${standing}`)}</dt>
          <dd>{counts[standing]}</dd>
        </div>
      ))}
    </dl>
  );
}
