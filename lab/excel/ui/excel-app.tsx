import { useCallback, useMemo, useState } from 'react';
import type { Boot } from '../page/host-message.ts';
import type { Orders } from '../page/lab-link.ts';
import { AddinPane } from './addin-pane.tsx';
import { rangeName } from './cell-name.ts';
import { CellMenu } from './cell-menu.tsx';
import type { DeskLink } from './desk-link.ts';
import { FilterMenu } from './filter-menu.tsx';
import { FormulaBar } from './formula-bar.tsx';
import { goToPart } from './go-to-part.ts';
import { labelsFor } from './labels.ts';
import { Mailbox } from './mailbox.tsx';
import { ownCommands } from './own-commands.ts';
import { Ribbon } from './ribbon.tsx';
import { isWithin, moveTo, rangeOf } from './selection.ts';
import { SheetGrid } from './sheet-grid.tsx';
import { StatusBar } from './status-bar.tsx';
import { TitleBar } from './title-bar.tsx';
import { useBook } from './use-book.ts';
import { useHands } from './use-hands.ts';
import { useLabOrders } from './use-lab-orders.ts';

export interface ExcelAppProps {
  readonly desk: DeskLink;
  readonly boot: Boot;
  readonly bookName: string;
  readonly orders: Orders;
}

type Menu =
  | { readonly kind: 'cell'; readonly x: number; readonly y: number }
  | { readonly kind: 'filter'; readonly x: number; readonly y: number; readonly column: number };

/** Below this height the sheet needs the room more than the mailbox does. */
const TALL = 760;

/** Excel on the web as far as a person needs it to try the add-in: a sheet, a ribbon, a pane. */
export function ExcelApp({ desk, boot, bookName, orders }: ExcelAppProps) {
  const labels = useMemo(() => labelsFor(boot.locale), [boot.locale]);
  const book = useBook(desk);
  const hands = useHands(desk, book);
  const { ribbon, demo, pane, keepFrame } = useLabOrders(desk, boot, orders, book.refresh);
  const [mailbox, setMailbox] = useState(window.innerHeight >= TALL);
  const [menu, setMenu] = useState<Menu>();
  const closeMenu = useCallback(() => setMenu(undefined), []);
  const openFilter = useCallback((column: number, button: HTMLElement) => {
    const { left, bottom } = button.getBoundingClientRect();
    setMenu({ kind: 'filter', column, x: left, y: bottom });
  }, []);
  const openCellMenu = (row: number, column: number, x: number, y: number) => {
    if (!isWithin(rangeOf(hands.selection), row, column)) hands.select(moveTo(row, column));
    setMenu({ kind: 'cell', x, y });
  };
  const { sheet, version } = book;
  const sheetId = sheet?.layout.sheetId ?? '';
  const commands = ownCommands(hands, sheetId, labels);
  return (
    <div className="excel" onKeyDownCapture={goToPart}>
      <TitleBar app={labels.app} book={bookName} person={desk.link.client} />
      <Ribbon ribbon={ribbon} labels={labels} groups={commands.groups} onPress={hands.press} />
      {sheet ? <FormulaBar desk={desk} sheetId={sheetId} version={version} labels={labels} hands={hands} /> : <div />}
      <main className="work">
        <div className="desk">
          {sheet ? (
            <SheetGrid
              key={sheetId}
              sheet={sheet}
              version={version}
              labels={labels}
              hands={hands}
              onFilter={openFilter}
              onMenu={openCellMenu}
            />
          ) : (
            <p className="loading">{labels.loading}</p>
          )}
          {demo?.mailboxUrl && mailbox ? (
            <Mailbox url={demo.mailboxUrl} labels={labels} onClose={() => setMailbox(false)} />
          ) : null}
        </div>
        <AddinPane
          boot={boot}
          link={desk.link}
          labels={labels}
          pane={pane}
          onClose={() => void desk.showPane(false)}
          onFrame={keepFrame}
        />
      </main>
      <StatusBar {...{ desk, book, hands, demo, labels, mailbox }} onMailbox={setMailbox} />
      {menu?.kind === 'cell' ? (
        <CellMenu
          {...menu}
          label={rangeName(rangeOf(hands.selection))}
          commands={commands.ofRow}
          controls={ribbon?.cellMenu ?? []}
          onPress={hands.press}
          onClose={closeMenu}
        />
      ) : null}
      {menu?.kind === 'filter' ? (
        <FilterMenu {...menu} desk={desk} sheetId={sheetId} labels={labels} onClose={closeMenu} onAct={hands.act} />
      ) : null}
    </div>
  );
}
