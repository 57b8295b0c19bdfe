import { useLayoutEffect, useRef } from 'react';
import { standings } from '../../commands/check/standing.ts';
import { countText } from '../kit/count-text.ts';
import { useActions, usePane } from '../kit/use-pane.ts';
import { useTexts } from '../kit/use-texts.ts';

/** One line holds what is most pressing; what does not fit any more is out of sight and out of the keyboard's way. */
const fitLine = (line: HTMLElement): void => {
  const parts = [...line.children] as HTMLElement[];
  for (const part of parts) part.style.visibility = part.offsetTop > (parts[0]?.offsetTop ?? 0) ? 'hidden' : '';
};

/** Everybody of this period by where they stand: a strip, and one line of numbers that lead to the list. */
export function CountBar() {
  const { counts } = usePane().check;
  const { listPeople } = useActions();
  const { t } = useTexts();
  const line = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const { current } = line;
    if (current === null) return undefined;
    fitLine(current);
    const watch = new ResizeObserver(() => fitLine(current));
    watch.observe(current);
    return () => watch.disconnect();
  });
  const shown = standings.filter((standing) => counts[standing] > 0);
  return (
    <div role="group" aria-label={t('count.people')}>
      <div className="count-strip" aria-hidden>
        {shown.map((standing) => (
          <span key={standing} className={standing} style={{ flexGrow: counts[standing] }} />
        ))}
      </div>
      <div ref={line} className="bar-counts">
        {shown.map((standing) => (
          <button
            key={standing}
            type="button"
            className={`count ${standing}`}
            data-count={standing}
            onClick={() => listPeople(standing)}
          >
            {countText(standing, counts[standing], t)}
          </button>
        ))}
      </div>
    </div>
  );
}
