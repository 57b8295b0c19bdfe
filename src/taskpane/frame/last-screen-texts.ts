import type { Language } from '../../domain/language.ts';

interface LastScreenTexts {
  readonly title: string;
  readonly what: string;
  readonly without: string;
  readonly withoutHint: string;
  readonly copy: string;
  readonly copied: string;
  readonly notCopied: string;
  readonly nothingPersonal: string;
  readonly text: string;
}

/** Apart from the pane's texts: this screen must stand also where those did not arrive. */
export const lastScreenTexts: Readonly<Record<Language, LastScreenTexts>> = {
  es: {
    title: 'Sobre no pudo abrirse en este libro',
    what: 'Algo del libro o de Sobre falló. El registro de lo enviado no se pierde.',
    without: 'Abrir sin los ajustes de este libro',
    withoutHint:
      'Sobre no usa los ajustes guardados en el libro: columnas, textos y archivos. No borra nada. Respeta las cuentas que pueden enviar.',
    copy: 'Copiar diagnóstico',
    copied: 'Copiado. Pégalo en un mensaje para quien te ayuda.',
    notCopied: 'Selecciona el texto y cópialo.',
    nothingPersonal: 'No contiene nombres, direcciones, importes ni claves.',
    text: 'Texto del diagnóstico',
  },
  pl: {
    title: 'Nie udało się otworzyć Sobre w tym skoroszycie',
    what: 'Coś w skoroszycie albo w Sobre zawiodło. Zapis tego, co wysłano, nie zginął.',
    without: 'Otwórz bez ustawień tego skoroszytu',
    withoutHint:
      'Sobre pominie ustawienia zapisane w skoroszycie: kolumny, teksty i pliki. Niczego nie usuwa. Konta, które mogą wysyłać, obowiązują dalej.',
    copy: 'Kopiuj diagnostykę',
    copied: 'Skopiowano. Wklej do wiadomości dla osoby, która pomaga.',
    notCopied: 'Zaznacz tekst i skopiuj go.',
    nothingPersonal: 'Nie zawiera nazwisk, adresów, kwot ani haseł.',
    text: 'Tekst diagnostyki',
  },
  en: {
    title: 'Sobre could not open in this workbook',
    what: 'Something in the workbook or in Sobre failed. The record of what was sent is safe.',
    without: 'Start without this workbook’s settings',
    withoutHint:
      'Sobre leaves aside the settings kept in the workbook: columns, texts and files. Nothing is deleted. The accounts that may send still hold.',
    copy: 'Copy diagnostics',
    copied: 'Copied. Paste it into a message to whoever helps you.',
    notCopied: 'Select the text and copy it.',
    nothingPersonal: 'It holds no names, addresses, amounts or keys.',
    text: 'Diagnostics text',
  },
};
