import type {
  DemoView,
  DeskAction,
  LabFaultKind,
  RibbonView,
  RowView,
  SheetLayout,
  SheetTab,
} from '../page/desk-view.ts';
import type { LabLink } from '../page/lab-link.ts';

/** The person's side of the lab: the book to look at, the ribbon to press. */
export class DeskLink {
  readonly link: LabLink;

  constructor(link: LabLink) {
    this.link = link;
  }

  tabs = () => this.link.get('desk/tabs') as Promise<readonly SheetTab[]>;
  ribbon = () => this.link.get('ribbon') as Promise<RibbonView>;
  demo = () => this.link.get('demo') as Promise<DemoView>;
  layout = (sheetId: string) => this.link.get(`desk/layout?${query({ sheetId })}`) as Promise<SheetLayout>;
  rows = (sheetId: string, from: number, count: number) =>
    this.link.get(`desk/rows?${query({ sheetId, from, count })}`) as Promise<readonly RowView[]>;
  formula = (sheetId: string, row: number, column: number) =>
    this.link.get(`desk/formula?${query({ sheetId, row, column })}`) as Promise<string>;
  distinct = (sheetId: string, column: number) =>
    this.link.get(`desk/distinct?${query({ sheetId, column })}`) as Promise<readonly string[]>;

  /** Rejects with Excel's message when Excel refuses. */
  act = (action: DeskAction) => this.link.post('desk/act', action);
  press = (controlId: string) => this.link.post('press', { controlId });
  showPane = (visible: boolean) => this.link.post('pane', { visible });

  /** The lab's own door, not Excel's. @returns what to tell the person. */
  async provoke(kind: LabFaultKind): Promise<string> {
    const body = JSON.stringify({ kind, client: this.link.client });
    const answer = await fetch('/lab/fault', { method: 'POST', headers: { 'content-type': 'application/json' }, body });
    return answer.ok ? ((await answer.json()) as { text: string }).text : answer.text();
  }
}

function query(values: Record<string, string | number>): URLSearchParams {
  return new URLSearchParams(Object.entries(values).map(([name, value]) => [name, String(value)]));
}
