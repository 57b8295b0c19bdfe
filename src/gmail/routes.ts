import type { DeploymentConfig } from '../plugin/deployment.ts';

export type Route = 'dialog' | 'browser';

export interface RouteFacts {
  /** What the person just asked for. */
  readonly asked: Route | undefined;
  readonly configured: DeploymentConfig['signIn']['route'];
  /** What worked last on this device. */
  readonly remembered: Route | undefined;
  /** Whether Office can open the person's own browser: then its dialog is an embedded view, which Google may refuse. */
  readonly hasBrowser: boolean;
}

export function chooseRoute({ asked, configured, remembered, hasBrowser }: RouteFacts): Route {
  if (asked) return asked;
  if (configured !== 'auto') return configured;
  return remembered ?? (hasBrowser ? 'browser' : 'dialog');
}

/**
 * Opens a page that has no opener, inside the caller's click. A link, not `window.open`: with `noopener` that returns
 * null, which Office.js takes for a blocked window and opens another through the host.
 */
export function openTab(url: URL): void {
  const link = document.createElement('a');
  link.href = url.href;
  link.target = '_blank';
  link.rel = 'noopener';
  document.body.append(link);
  link.click();
  link.remove();
}
