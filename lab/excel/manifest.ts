import { childrenOf, elementAt, parseXml, type XmlElement } from './xml-element.ts';

export type RibbonAction =
  { readonly kind: 'show-pane'; readonly url: string } | { readonly kind: 'run'; readonly functionName: string };

export interface RibbonControl {
  readonly id: string;
  readonly label: string;
  readonly tip: string;
  /** Pixel size → image URL. */
  readonly icons: Readonly<Record<number, string>>;
  readonly action: RibbonAction;
  /** As the manifest starts it; `Office.ribbon.requestUpdate` may change it. */
  readonly enabled: boolean;
}

export interface RibbonGroup {
  readonly id: string;
  readonly label: string;
  readonly controls: readonly RibbonControl[];
}

export interface RibbonTab {
  /** An Office tab (`TabHome`) or one of the add-in's own. */
  readonly id: string;
  readonly label: string;
  readonly custom: boolean;
  readonly groups: readonly RibbonGroup[];
}

/** What Excel reads of an add-in-only manifest, in one display language. */
export interface Manifest {
  readonly id: string;
  readonly name: string;
  readonly paneUrl: string;
  /** Requirement sets the add-in cannot do without. */
  readonly minimum: Readonly<Record<string, string>>;
  readonly tabs: readonly RibbonTab[];
  /** Entries of the cell menu. */
  readonly cellMenu: readonly RibbonControl[];
}

/**
 * @param locale Excel's display language; overrides fall back to the default value.
 * @param origin where the add-in is really served: replaces the origin the manifest names.
 */
export function readManifest(xml: string, locale: string, origin: string): Manifest {
  const root = parseXml(xml);
  const host = elementAt(root, 'VersionOverrides', 'Hosts', 'Host', 'DesktopFormFactor');
  const strings = new Resources(root, locale, origin);
  const points = childrenOf(host, 'ExtensionPoint');
  const surfaces = points.filter((point) => point.attributes['type'] === 'PrimaryCommandSurface');
  const menus = points.filter((point) => point.attributes['type'] === 'ContextMenu');
  return {
    id: elementAt(root, 'Id')?.text.trim() ?? '',
    name: strings.localized(elementAt(root, 'DisplayName')),
    paneUrl: strings.moved(elementAt(root, 'DefaultSettings', 'SourceLocation')?.attributes['DefaultValue'] ?? ''),
    minimum: minimumSets(root),
    tabs: surfaces.flatMap((surface) => surface.children.flatMap((tab) => readTab(tab, strings))),
    cellMenu: menus
      .flatMap((menu) => childrenOf(menu, 'OfficeMenu'))
      .filter((menu) => menu.attributes['id'] === 'ContextMenuCell')
      .flatMap((menu) => readControls(menu, strings)),
  };
}

/** Every control of ribbon and cell menu. */
export function controlsOf(manifest: Manifest): RibbonControl[] {
  const onRibbon = manifest.tabs.flatMap((tab) => tab.groups.flatMap((group) => group.controls));
  return [...onRibbon, ...manifest.cellMenu];
}

function minimumSets(root: XmlElement): Record<string, string> {
  const sets = elementAt(root, 'Requirements', 'Sets');
  const fallback = sets?.attributes['DefaultMinVersion'] ?? '1.1';
  return Object.fromEntries(
    childrenOf(sets, 'Set').map((set) => [set.attributes['Name'] ?? '', set.attributes['MinVersion'] ?? fallback]),
  );
}

function readTab(tab: XmlElement, strings: Resources): RibbonTab[] {
  if (tab.name !== 'OfficeTab' && tab.name !== 'CustomTab') return [];
  const groups = childrenOf(tab, 'Group').map((group) => ({
    id: group.attributes['id'] ?? '',
    label: strings.text(elementAt(group, 'Label')),
    controls: readControls(group, strings),
  }));
  const label = strings.text(elementAt(tab, 'Label'));
  return [{ id: tab.attributes['id'] ?? '', label, custom: tab.name === 'CustomTab', groups }];
}

/** Buttons, and the items of menus in the menu's place. */
function readControls(parent: XmlElement, strings: Resources): RibbonControl[] {
  return childrenOf(parent, 'Control').flatMap((control) => {
    if (control.attributes['type'] !== 'Menu') return [readControl(control, strings)];
    return childrenOf(elementAt(control, 'Items'), 'Item').map((item) => readControl(item, strings));
  });
}

function readControl(control: XmlElement, strings: Resources): RibbonControl {
  const images = childrenOf(elementAt(control, 'Icon'), 'Image');
  return {
    id: control.attributes['id'] ?? '',
    label: strings.text(elementAt(control, 'Label')),
    tip: strings.text(elementAt(control, 'Supertip', 'Description')),
    icons: Object.fromEntries(images.map((image) => [Number(image.attributes['size']), strings.text(image)])),
    action: readAction(elementAt(control, 'Action'), strings),
    enabled: elementAt(control, 'Enabled')?.text.trim() !== 'false',
  };
}

function readAction(action: XmlElement | undefined, strings: Resources): RibbonAction {
  if (action?.attributes['type'] === 'ShowTaskpane')
    return { kind: 'show-pane', url: strings.text(elementAt(action, 'SourceLocation')) };
  if (action?.attributes['type'] === 'ExecuteFunction')
    return { kind: 'run', functionName: elementAt(action, 'FunctionName')?.text.trim() ?? '' };
  throw new Error(`The lab knows no ribbon action "${action?.attributes['type']}"`);
}

/** Strings, addresses and images of the manifest by resource id. */
class Resources {
  readonly #values = new Map<string, string>();
  readonly #locale: string;
  readonly #manifestOrigin: string;
  readonly #origin: string;

  constructor(root: XmlElement, locale: string, origin: string) {
    this.#locale = locale;
    this.#origin = origin;
    const source = elementAt(root, 'DefaultSettings', 'SourceLocation')?.attributes['DefaultValue'] ?? '';
    this.#manifestOrigin = new URL(source).origin;
    for (const list of elementAt(root, 'VersionOverrides', 'Resources')?.children ?? [])
      for (const entry of list.children)
        this.#values.set(entry.attributes['id'] ?? '', this.moved(this.localized(entry)));
  }

  text(element: XmlElement | undefined): string {
    const id = element?.attributes['resid'];
    if (id === undefined) return '';
    const value = this.#values.get(id);
    if (value === undefined) throw new Error(`The manifest has no resource "${id}"`);
    return value;
  }

  localized(element: XmlElement | undefined): string {
    const override = childrenOf(element, 'Override').find(({ attributes }) => attributes['Locale'] === this.#locale);
    return override?.attributes['Value'] ?? element?.attributes['DefaultValue'] ?? '';
  }

  moved(url: string): string {
    return url.startsWith(`${this.#manifestOrigin}/`) ? this.#origin + url.slice(this.#manifestOrigin.length) : url;
  }
}
