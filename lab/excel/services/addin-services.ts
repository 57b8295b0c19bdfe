import type { AddinRuntime } from '../addin-runtime.ts';
import type { ModelObject } from '../interpreter/model-object.ts';
import { AppRuntimePersistenceService, AppRuntimeService } from './app-runtime.ts';
import { DynamicRibbon, type RibbonIds } from './dynamic-ribbon.ts';

/** Microsoft.InternalService.AddinInternalService: the page says that its functions are associated. */
class AddinInternalService {
  readonly #runtime: AddinRuntime;

  constructor(runtime: AddinRuntime) {
    this.#runtime = runtime;
  }

  notifyActionHandlerReady(): void {
    this.#runtime.actionsReady = true;
    this.#runtime.changed();
  }
}

/** `Office.addin.beforeDocumentCloseNotification`. */
class BeforeDocumentCloseNotification {
  readonly #runtime: AddinRuntime;

  constructor(runtime: AddinRuntime) {
    this.#runtime = runtime;
  }

  enable(): void {
    this.#set(true);
  }

  disable(): void {
    this.#set(false);
  }

  #set(on: boolean): void {
    this.#runtime.closeWarning = on;
    this.#runtime.changed();
  }
}

/** The services an add-in reaches beside the workbook, by the type name office.js asks for. */
export function addinServices(runtime: AddinRuntime, ids: RibbonIds): Readonly<Record<string, () => ModelObject>> {
  const service = (make: () => object) => () => make() as ModelObject;
  return {
    'Microsoft.InternalService.AddinInternalService': service(() => new AddinInternalService(runtime)),
    'Microsoft.AppRuntime.AppRuntimeService': service(() => new AppRuntimeService(runtime)),
    'Microsoft.AppRuntime.AppRuntimePersistenceService': service(() => new AppRuntimePersistenceService(runtime)),
    'Microsoft.DynamicRibbon.DynamicRibbon': service(() => new DynamicRibbon(runtime, ids)),
    'Microsoft.BeforeDocumentCloseNotification.BeforeDocumentCloseNotification': service(
      () => new BeforeDocumentCloseNotification(runtime),
    ),
  };
}
