import type { Standing } from './check/standing.ts';
import type { Needed } from './session-parts.ts';
import type { Station } from './pane-state.ts';
import type { Language } from '../domain/language.ts';
import type { SettingValue } from '../plugin/data-points.ts';

export interface PaneWideActions {
  openStation(station: Station): void;
  /** Shows those in the list of people who stand so; undefined shows everybody. */
  listPeople(standing: Standing | undefined): void;
  setLanguage(language: Language): void;
  setOperator(name: string): void;
  goTo(row: number, column: string): Promise<void>;
  /** Brings this device's log sheet to the front, or says that there is none yet. */
  showLog(): Promise<void>;
  /** Looks at Excel, storage, what the mail provider needs, and browser. */
  checkComputer(): Promise<void>;
  /** Shows what happened to the receipt of the selected row. */
  explainSelected(): Promise<void>;
  /** Runs a command that a plugin contributed, where it may be run now; else says that it may not. */
  runCommand(id: string): Promise<void>;
  /** Switches a plugin on or off, from when the pane is opened again. */
  switchPlugin(id: string, on: boolean): void;
  /** Keeps a setting of a plugin, on this device or for everybody who opens the workbook. */
  choosePluginSetting(plugin: string, name: string, value: SettingValue): Promise<boolean>;
}

/** Where this device keeps the pane's language, and the operator's name. */
export const languageKey = 'language';
export const operatorKey = 'operator';

export const paneWideActions = (
  desks: Needed<
    | 'changed'
    | 'computer'
    | 'evidence'
    | 'guard'
    | 'plugins'
    | 'ports'
    | 'problems'
    | 'recheck'
    | 'sending'
    | 'sheet'
    | 'state'
    | 'view'
  >,
): PaneWideActions => ({
  openStation: (station) => {
    desks.problems.press();
    desks.view.station = station;
    desks.changed();
  },
  listPeople: (standing) => {
    desks.problems.press();
    desks.view.listed = standing;
    desks.view.station = 'people';
    desks.changed();
  },
  setLanguage: (language) => {
    desks.view.language = language;
    void desks.ports.device.set(languageKey, language);
    void desks.recheck();
  },
  setOperator: (name) => {
    desks.sending.operatorName = name.trim();
    void desks.ports.device.set(operatorKey, name.trim());
    desks.changed();
  },
  goTo: (row, column) =>
    desks.guard(async () => {
      const { grid } = desks.sheet;
      if (grid === undefined) return;
      await desks.ports.workbook.goTo(grid.sheetId, `${column === '' ? 'A' : column}${row}`);
    }),
  showLog: () =>
    desks.guard(async () => {
      const shown = await desks.ports.showLog(desks.evidence.ledger?.writer ?? '');
      if (!shown) desks.problems.note({ code: 'no-log', values: {} });
    }),
  checkComputer: () => desks.computer.check(() => desks.state()),
  explainSelected: () =>
    desks.guard(async () => {
      const { grid } = desks.sheet;
      if (grid === undefined) return;
      const [row] = await desks.ports.workbook.selectedRows(grid.sheetId);
      // The same row asked for twice is shown twice, also where its card was closed between.
      desks.view.explained = undefined;
      desks.changed();
      desks.view.explained = row;
      desks.view.listed = undefined;
      desks.view.station = 'people';
    }),
  switchPlugin: (id, on) => {
    desks.problems.press();
    if (!desks.ports.keepPluginsOff(desks.ports.plugins.switch(id, on))) {
      desks.problems.note({ code: 'plugin-not-kept', values: {} });
    }
    desks.changed();
  },
  choosePluginSetting: async (plugin, name, value) => {
    let kept = false;
    await desks.guard(async () => {
      kept = await desks.plugins.choose(plugin, name, value);
      if (!kept) desks.problems.note({ code: 'setting-not-kept', values: {} });
      desks.changed();
      // A check of rows may go by it.
      if (kept) await desks.recheck();
    });
    return kept;
  },
  runCommand: (id) =>
    desks.guard(async () => {
      const { plugins, ports, problems, view } = desks;
      const refused = await plugins.run(id, desks.state(), desks.changed);
      if (refused === undefined) return;
      problems.note({ code: 'command-not-now', values: { command: ports.translate(view.language, refused) } });
    }),
});
