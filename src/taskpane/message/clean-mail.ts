import createPurifier from 'dompurify';
import type { MailCleaner, MailFinding } from '../../domain/message/mail-cleaner.ts';
import { replaceMarkup } from '../../domain/message/template-markup.ts';
import { basePx, judgedStyle, sizeInPx } from './mail-styles.ts';

/** Holds what `style` held while the text is parsed: under its own name the pane's policy refuses it. */
const heldStyle = 'data-sobre-style';

const tags =
  'a abbr b blockquote br caption center cite code col colgroup div em font h1 h2 h3 h4 h5 h6 hr i img li ol p pre q s section small span strike strong sub sup table tbody td tfoot th thead tr u ul';
const attributes = `href title alt src width height align valign bgcolor color face size border cellpadding cellspacing colspan rowspan dir lang start ${heldStyle}`;

const isPicture = (address: string): boolean => /^data:image\/(?:png|jpe?g|gif|webp);base64,/i.test(address.trim());
const isWay = (address: string): boolean => /^(?:https?:\/\/|mailto:|tel:)/i.test(address.trim());

/** What stands behind an element's words, from the nearest on. */
const groundsOf = (element: Element): readonly string[] => {
  const grounds: string[] = [];
  for (let each: Element | null = element; each !== null; each = each.parentElement) {
    const style = /(?:^|;)\s*background(?:-color)?\s*:\s*([^;]+)/i.exec(each.getAttribute(heldStyle) ?? '')?.[1];
    grounds.push(...(style === undefined ? [] : [style]), each.getAttribute('bgcolor') ?? '');
  }
  return grounds.filter((ground) => ground !== '');
};

const smaller = /^(?:small|sub|sup)$/;

/** What the text around an element measures, in pixels: sizes that are shares of one another grow small together. */
const sizeAround = (element: Element): number => {
  const { parentElement: parent } = element;
  if (parent === null) return basePx;
  const around = sizeAround(parent);
  const said = /(?:^|;)\s*font-size\s*:\s*([^;]+)/i.exec(parent.getAttribute(heldStyle) ?? '')?.[1] ?? '';
  return sizeInPx(said, around) ?? (smaller.test(parent.localName) ? around * 0.83 : around);
};

/** Attributes of old write six digits alone. */
const colourStyle = (value: string): string => `color:${value.trim().replace(/^(?=[\da-f]{6}$)/i, '#')}`;

const purifier = createPurifier(window);
purifier.addHook('uponSanitizeAttribute', (element, attribute) => {
  const { attrName, attrValue } = attribute;
  if (attrName === heldStyle) {
    attribute.attrValue = judgedStyle(attrValue, groundsOf(element), sizeAround(element)).css;
    attribute.keepAttr = attribute.attrValue !== '';
  }
  if (attrName === 'color') attribute.keepAttr = !judgedStyle(colourStyle(attrValue), groundsOf(element)).hides;
  if (attrName === 'src') attribute.keepAttr = isPicture(attrValue);
  if (attrName === 'href') attribute.keepAttr = isWay(attrValue);
});

/** They turn the letters of words and numbers round. */
const turnings = /[\u202a-\u202e\u2066-\u2069]/g;

/** Style sheets are taken out before anything parses them; style attributes are renamed. */
const held = (html: string): string =>
  html
    .replace(turnings, '')
    .replace(/<style[\s\S]*?(?:<\/style\s*>|$)/gi, '')
    .replace(/<[a-z][^>]*>/gi, (tag) => tag.replace(/([\s"'/])style\s*=/gi, `$1${heldStyle}=`));

const clean = (html: string): string =>
  purifier
    .sanitize(held(html), {
      ALLOWED_TAGS: tags.split(' '),
      ALLOWED_ATTR: attributes.split(' '),
      // Judged above; else `color:` would pass for the scheme of an address.
      ADD_URI_SAFE_ATTR: [heldStyle],
      ALLOW_DATA_ATTR: false,
      ALLOW_ARIA_ATTR: false,
    })
    .replaceAll(`${heldStyle}=`, 'style=');

const snippet = (text: string): string => {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > 60 ? `${line.slice(0, 59)}…` : line;
};

const isFile = /\.(?:pdf|xml|zip|docx?|xlsx?|csv|html?|jpe?g|png)$/i;

/** As the browser would go there: without a user's name, and in the letters of the network. */
const hostOf = (address: string): string | undefined => {
  try {
    const { protocol, host } = new URL(address);
    return /^https?:$/.test(protocol) ? host.replace(/^www\./, '') : undefined;
  } catch {
    return undefined;
  }
};

const addressesIn = /[^\s@<>()«»"“”]+@(?:[\p{L}\p{N}-]+\.)+\p{L}{2,}/giu;

/** Every address of the network that words name, wherever in them. */
const hostsIn = (text: string): readonly string[] =>
  (text.replace(addressesIn, ' ').match(/(?:[\p{L}\p{N}-]+\.)+\p{L}{2,}/giu) ?? []).filter(
    (each) => !isFile.test(each),
  );

/** To whom a link writes; `more`: also to others, or with more than a subject and a text. */
const mailTo = (href: string): { readonly address: string; readonly more: boolean } | undefined => {
  const [, address = '', query = ''] = /^mailto:([^?]*)\??([^]*)$/i.exec(href) ?? [];
  if (!/^mailto:/i.test(href)) return undefined;
  const names = [...new URLSearchParams(query).keys()].map((each) => each.toLowerCase());
  const more = names.some((each) => each !== 'subject' && each !== 'body');
  return { address: decodeURIComponent(address.replace(/%(?![\da-f]{2})/gi, '%25')).toLowerCase(), more };
};

const leadsElsewhere = (link: Element): boolean => {
  const href = (link.getAttribute('href') ?? '').trim();
  const text = link.textContent ?? '';
  const to = mailTo(href);
  if (to?.more === true) return true;
  if ((text.match(addressesIn) ?? []).some((said) => said.toLowerCase() !== to?.address)) return true;
  const host = hostOf(href);
  return hostsIn(text).some((said) => host === undefined || host !== hostOf(`https://${said}`));
};

const kindOf = (element: Element): MailFinding['kind'] | undefined => {
  const name = element.localName;
  if (/^(?:form|input|button|select|textarea|option|label|fieldset)$/.test(name)) return 'form';
  if (/^(?:script|iframe|frame|frameset|object|embed|applet|svg|math|link|meta|base|template|noscript)$/.test(name))
    return 'code';
  if (element.hasAttribute('hidden')) return 'hidden';
  if (judgedStyle(element.getAttribute(heldStyle) ?? '', groundsOf(element), sizeAround(element)).hides)
    return 'hidden';
  if (smaller.test(name) && sizeAround(element) * 0.83 < 8) return 'hidden';
  if (name === 'font' && judgedStyle(colourStyle(element.getAttribute('color') ?? ''), groundsOf(element)).hides)
    return 'hidden';
  const loads = [...element.attributes].some(
    ({ name: attribute, value }) =>
      (/^(?:src|srcset|background|poster)$/.test(attribute) && !isPicture(value)) ||
      (attribute === heldStyle && /url\s*\(/i.test(value)),
  );
  if (loads) return 'image';
  if (name !== 'a' || !element.hasAttribute('href'))
    return [...element.attributes].some((each) => /^on/.test(each.name)) ? 'code' : undefined;
  const href = element.getAttribute('href') ?? '';
  if (/^\s*(?:javascript|data|vbscript):/i.test(href)) return 'code';
  return leadsElsewhere(element) ? 'link' : undefined;
};

const textOf = (element: Element, kind: MailFinding['kind']): string => {
  const address = element.getAttribute('href') ?? element.getAttribute('src') ?? '';
  const words = snippet(element.textContent ?? '');
  if (kind === 'link') return `${words} → ${snippet(address)}`;
  return words || snippet(address) || element.localName;
};

const findings = (template: string): readonly MailFinding[] => {
  // Of a condition both ways are looked at; a field stands for any text.
  const source = replaceMarkup(
    template,
    true,
    ({ kind, before, after }) => `${before}${kind === 'output' ? '…' : ''}${after}`,
  );
  const page = new DOMParser().parseFromString(held(source), 'text/html');
  const found = [...page.querySelectorAll('head > *, body *')].flatMap((element): MailFinding[] => {
    const kind = kindOf(element);
    return kind === undefined ? [] : [{ kind, text: textOf(element, kind) }];
  });
  const hasSheet = /<style[\s>]/i.test(template);
  const turned = template.search(turnings);
  const hidden: readonly MailFinding[] = turned < 0 ? [] : [{ kind: 'hidden', text: snippet(template.slice(turned)) }];
  return [...found, ...hidden, ...(hasSheet ? [{ kind: 'code', text: 'style' } as const] : [])];
};

export const mailCleaner: MailCleaner = { clean, findings };
