import type { SheetTab } from '../page/desk-view.ts';
import type { Labels } from './labels.ts';

export interface SheetTabsProps {
  readonly tabs: readonly SheetTab[];
  readonly labels: Labels;
  readonly onOpen: (sheetId: string) => void;
}

export function SheetTabs({ tabs, labels, onOpen }: SheetTabsProps) {
  return (
    <div className="sheet-tabs" role="tablist" aria-label={labels.sheets}>
      {tabs.map((tab) => (
        <button key={tab.id} type="button" role="tab" aria-selected={tab.active} onClick={() => onOpen(tab.id)}>
          {tab.name}
        </button>
      ))}
    </div>
  );
}
