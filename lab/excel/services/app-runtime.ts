import { invalidArgument } from '../interpreter/api-error.ts';
import type { AddinRuntime, RuntimeStart } from '../addin-runtime.ts';

/** Microsoft.AppRuntime.AppRuntimeService: `Office.addin.showAsTaskpane()` and `hide()`. */
export class AppRuntimeService {
  readonly #runtime: AddinRuntime;

  constructor(runtime: AddinRuntime) {
    this.#runtime = runtime;
  }

  setAppRuntimeState(state: string): void {
    if (state !== 'Visible' && state !== 'Background') throw invalidArgument();
    this.#runtime.visibility = state === 'Visible' ? 'Visible' : 'Hidden';
    this.#runtime.changed();
  }

  getAppRuntimeState(): string {
    return this.#runtime.visibility === 'Visible' ? 'Visible' : 'Background';
  }
}

/** Microsoft.AppRuntime.AppRuntimePersistenceService: `Office.addin.setStartupBehavior()`. */
export class AppRuntimePersistenceService {
  readonly #runtime: AddinRuntime;

  constructor(runtime: AddinRuntime) {
    this.#runtime = runtime;
  }

  setAppRuntimeStartState(state: string): void {
    if (state !== 'Inactive' && state !== 'Background') throw invalidArgument();
    this.#runtime.start = state;
  }

  getAppRuntimeStartState(): RuntimeStart {
    return this.#runtime.start;
  }
}
