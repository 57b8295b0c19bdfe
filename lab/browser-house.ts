import type { BrowserContext } from 'playwright-core';
import { type LabBrowser, launchBrowser } from './browser.ts';
import { type Certificate, createCertificate } from './excel/server/certificate.ts';
import { listenHttps } from './excel/server/listen-https.ts';
import { cdnRule, officeJsCdn } from './excel/server/office-js-cdn.ts';

/** One Chromium, one key and one stand-in for Microsoft's CDN for many stages, one after the other or side by side. */
export interface BrowserHouse {
  readonly certificate: Certificate;
  readonly cdnPort: number;
  /** Somebody's device: storage of its own, in memory only; closing it leaves the house open. */
  open(): Promise<LabBrowser>;
  close(): Promise<void>;
}

export async function openBrowserHouse(): Promise<BrowserHouse> {
  const certificate = await createCertificate();
  const cdn = await listenHttps(officeJsCdn(), certificate);
  const { browser, close, kill } = await launchBrowser({
    spki: [certificate.spki],
    resolverRules: cdnRule(cdn.port),
  });
  return {
    certificate,
    cdnPort: cdn.port,
    async open() {
      const profiles: BrowserContext[] = [];
      const newProfile = async () => {
        const profile = await browser.newContext({ viewport: null });
        profiles.push(profile);
        return profile;
      };
      const leave = async () => void (await Promise.all(profiles.map((profile) => profile.close().catch(() => {}))));
      return { browser, context: await newProfile(), newProfile, close: leave, kill };
    },
    async close() {
      await close();
      await cdn.close();
    },
  };
}
