import { Conversation } from './conversation.ts';
import type { Boot } from './host-message.ts';
import type { LabLink } from './lab-link.ts';

// What Excel on the web grants an add-in's frame. No clipboard, no full screen, no parent navigation.
const SANDBOX = [
  'allow-scripts',
  'allow-forms',
  'allow-same-origin',
  'allow-popups',
  'allow-popups-to-escape-sandbox',
  'allow-downloads',
  'allow-storage-access-by-user-activation',
].join(' ');
const SHARED_RUNTIME = 1;

/** The framed add-in and the conversation with it. */
export interface AddinFrame {
  readonly element: HTMLIFrameElement;
  readonly conversation: Conversation;
}

/** Puts the add-in into `container`, named and addressed the way office.js recognises its host. */
export function mountAddin(container: HTMLElement, boot: Boot, link: LabLink): AddinFrame {
  const element = document.createElement('iframe');
  const url = new URL(boot.addinUrl);
  const conversation = new Conversation(element, url.origin, (message) => link.ask(message));
  const instance = String(boot.appContext['_appInstanceId']);
  const hostInfo = ['Excel', 'Web', '16.00', boot.locale, crypto.randomUUID(), '', '', SHARED_RUNTIME].join('$');
  element.name = JSON.stringify({
    baseFrameName: `frame-${instance}`,
    hostInfo,
    xdmInfo: [conversation.id, instance, `${location.origin}/`].join('|'),
    serializerVersion: 1,
    flights: '[]',
  });
  element.title = String(boot.appContext['_addinName']);
  element.setAttribute('sandbox', SANDBOX);
  // Written by hand: URLSearchParams would escape the separators office.js splits at.
  url.search += `${url.search ? '&' : '?'}_host_Info=${hostInfo}`;
  element.src = url.href;
  container.append(element);
  return { element, conversation };
}
