import { CheckmarkCircle20Filled } from '@fluentui/react-icons/svg/checkmark-circle';
import { ChevronDown20Regular } from '@fluentui/react-icons/svg/chevron-down';
import { Circle20Regular } from '@fluentui/react-icons/svg/circle';
import { Warning20Filled } from '@fluentui/react-icons/svg/warning';
import { useEffect, useId, useRef, type ReactNode } from 'react';
import type { Station } from '../../commands/pane-state.ts';
import { stationState, type StationState } from '../kit/station-state.ts';
import { stationSummary, stationTitle } from './station-summary.ts';
import { useActions, usePane } from '../kit/use-pane.ts';
import { useTexts } from '../kit/use-texts.ts';

const icons: Readonly<Record<StationState, ReactNode>> = {
  done: <CheckmarkCircle20Filled />,
  todo: <Circle20Regular />,
  attention: <Warning20Filled />,
  working: <span className="spinner" />,
};

/** One of the four stations: its name, its state and a one-line summary; open it shows what can be done there. */
export function StationSection({ station, children }: { station: Station; children: ReactNode }) {
  const pane = usePane();
  const actions = useActions();
  const texts = useTexts();
  const titleId = useId();
  const bodyId = useId();
  const section = useRef<HTMLElement>(null);
  const open = pane.station === station;
  const wasOpen = useRef(open);
  useEffect(() => {
    if (open && !wasOpen.current) section.current?.scrollIntoView({ block: 'start' });
    wasOpen.current = open;
  }, [open]);
  const state = stationState(pane, station);
  return (
    <section ref={section} className="station" aria-labelledby={titleId} data-open={open}>
      <h2 className="station-heading">
        <button
          type="button"
          className="station-button"
          aria-expanded={open}
          aria-controls={bodyId}
          onClick={() => actions.openStation(station)}
        >
          <span className={`station-icon ${state}`} role="img" aria-label={texts.t(`stationState.${state}`)}>
            {icons[state]}
          </span>
          <span className="station-title" id={titleId}>
            {stationTitle(pane, station, texts)}
          </span>
          <span className="station-summary" dir="auto">
            {stationSummary(pane, station, texts)}
          </span>
          <ChevronDown20Regular className="station-chevron" aria-hidden />
        </button>
      </h2>
      <div className="station-body" id={bodyId} hidden={!open}>
        {open && children}
      </div>
    </section>
  );
}
