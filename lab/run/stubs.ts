import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { BrowserContext } from 'playwright-core';
import { need } from '../usage-error.ts';

/** Answers in the place of a server; the module's default export. */
type Stub = (request: Request) => Response | Promise<Response>;

export interface Stubs {
  /** Everybody at this browser is answered by them. */
  serve(context: BrowserContext): Promise<void>;
}

/** @param stubs modules by the address they answer for; a path is one of the product's own */
export const stubbed = async (stubs: Readonly<Record<string, string>>, productOrigin: string): Promise<Stubs> => {
  const loaded = await Promise.all(
    Object.entries(stubs).map(async ([address, file]) => {
      need(existsSync(file), `scenario: stubs: there is no file ${file}`);
      const { default: answer } = (await import(pathToFileURL(resolve(file)).href)) as { readonly default: Stub };
      return { prefix: new URL(address, productOrigin).href, answer };
    }),
  );
  return {
    serve: async (context) => {
      for (const { prefix, answer } of loaded) {
        await context.route(
          ({ href }) => href.startsWith(prefix),
          async (route) => {
            const asked = route.request();
            const body = asked.postDataBuffer();
            const answered = await answer(
              new Request(asked.url(), {
                method: asked.method(),
                headers: await asked.allHeaders(),
                ...(body === null ? {} : { body: new Uint8Array(body) }),
              }),
            );
            await route.fulfill({
              status: answered.status,
              headers: Object.fromEntries(answered.headers),
              body: Buffer.from(await answered.arrayBuffer()),
            });
          },
        );
      }
    },
  };
};
