import type { DemoView } from '../page/desk-view.ts';
import type { DeskLink } from './desk-link.ts';
import { FaultPanel } from './fault-panel.tsx';
import { Icon } from './icon.tsx';
import type { Labels } from './labels.ts';
import { SheetTabs } from './sheet-tabs.tsx';
import type { BookState } from './use-book.ts';
import type { Hands } from './use-hands.ts';

export interface StatusBarProps {
  readonly desk: DeskLink;
  readonly book: BookState;
  readonly hands: Hands;
  readonly demo: DemoView | undefined;
  readonly labels: Labels;
  readonly mailbox: boolean;
  readonly onMailbox: (open: boolean) => void;
}

/** Sheets on the left; on the right what Excel has to say, and what the lab offers. */
export function StatusBar({ desk, book, hands, demo, labels, mailbox, onMailbox }: StatusBarProps) {
  const layout = book.sheet?.layout;
  const hidden = layout?.hiddenRows.length ?? 0;
  return (
    <footer className="status-bar">
      <SheetTabs tabs={book.tabs} labels={labels} onOpen={book.openSheet} />
      <span className="status" role="status">
        {hands.said || (hands.editing ? labels.editMode : labels.ready)}
      </span>
      <span className="counts">
        {layout ? `${layout.rowCount} ${labels.rows}` : ''}
        {hidden > 0 ? ` · ${hidden} ${labels.hidden}` : ''}
      </span>
      {demo && demo.faults.length > 0 ? (
        <FaultPanel desk={desk} kinds={demo.faults} labels={labels} onSaid={hands.say} />
      ) : null}
      {demo?.mailboxUrl ? (
        <button type="button" className="status-button" aria-pressed={mailbox} onClick={() => onMailbox(!mailbox)}>
          <Icon name="mail" />
          {labels.mailbox}
        </button>
      ) : null}
    </footer>
  );
}
