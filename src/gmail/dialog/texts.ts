import type { PageLanguage } from '../words.ts';

/** Everything the two sign-in pages say. */
export interface PageTexts {
  readonly opening: string;
  readonly notFromExcel: string;
  readonly unreachable: string;
  readonly answering: string;
  readonly done: string;
  readonly codeTitle: string;
  readonly code: string;
  readonly copy: string;
  readonly copied: string;
  readonly words: string;
  readonly warning: string;
  readonly denied: string;
  readonly adminBlocked: string;
  readonly orgInternal: string;
  readonly refused: string;
}

const es: PageTexts = {
  opening: 'Abriendo la página de Google…',
  notFromExcel:
    'Esta página solo sirve cuando la abre Sobre desde Excel. Cierra esta ventana y pulsa «Conectar Gmail» en Excel.',
  unreachable:
    'No se pudo abrir el inicio de sesión. Revisa la conexión, cierra esta ventana y vuelve a intentarlo en Excel.',
  answering: 'Volviendo a Excel…',
  done: 'Listo. Ya puedes cerrar esta ventana y volver a Excel.',
  codeTitle: 'Copia este código y pégalo en Excel',
  code: 'Código',
  copy: 'Copiar',
  copied: 'Copiado. Vuelve a Excel y pégalo.',
  words: 'El panel de Sobre en Excel muestra estas dos palabras:',
  warning: '¿Ningún panel de Excel muestra estas palabras? Cierra esta ventana y no le des el código a nadie.',
  denied: 'No se dio el permiso. No se ha conectado nada. Cierra esta ventana; en Excel puedes volver a intentarlo.',
  adminBlocked:
    'El administrador de tu organización no permite esta aplicación. Cierra esta ventana; en Excel verás un texto para enviárselo.',
  orgInternal:
    'Esta aplicación es solo para las cuentas de una organización. Cierra esta ventana y usa una cuenta de ella.',
  refused: 'Google no aceptó la solicitud. Cierra esta ventana y vuelve a intentarlo en Excel. Respuesta de Google:',
};

const pl: PageTexts = {
  opening: 'Otwieranie strony Google…',
  notFromExcel:
    'Ta strona działa tylko wtedy, gdy otwiera ją Sobre z Excela. Zamknij to okno i naciśnij „Połącz Gmail” w Excelu.',
  unreachable: 'Nie udało się otworzyć logowania. Sprawdź połączenie, zamknij to okno i spróbuj ponownie w Excelu.',
  answering: 'Powrót do Excela…',
  done: 'Gotowe. Możesz zamknąć to okno i wrócić do Excela.',
  codeTitle: 'Skopiuj ten kod i wklej go w Excelu',
  code: 'Kod',
  copy: 'Kopiuj',
  copied: 'Skopiowano. Wróć do Excela i wklej kod.',
  words: 'Panel Sobre w Excelu pokazuje te dwa słowa:',
  warning: 'Żaden panel Excela nie pokazuje tych słów? Zamknij to okno i nie podawaj kodu nikomu.',
  denied:
    'Zgoda nie została udzielona. Nic nie zostało połączone. Zamknij to okno; w Excelu możesz spróbować ponownie.',
  adminBlocked:
    'Administrator Twojej organizacji nie zezwala na tę aplikację. Zamknij to okno; w Excelu jest tekst, który możesz mu przesłać.',
  orgInternal: 'Ta aplikacja jest tylko dla kont jednej organizacji. Zamknij to okno i użyj konta tej organizacji.',
  refused: 'Google nie przyjął prośby. Zamknij to okno i spróbuj ponownie w Excelu. Odpowiedź Google:',
};

const en: PageTexts = {
  opening: 'Opening Google’s page…',
  notFromExcel:
    'This page only works when Sobre opens it from Excel. Close this window and press “Connect Gmail” in Excel.',
  unreachable: 'Sign-in could not be opened. Check the connection, close this window and try again in Excel.',
  answering: 'Going back to Excel…',
  done: 'Done. You can close this window and go back to Excel.',
  codeTitle: 'Copy this code and paste it in Excel',
  code: 'Code',
  copy: 'Copy',
  copied: 'Copied. Go back to Excel and paste it.',
  words: 'The Sobre pane in Excel shows these two words:',
  warning: 'No Excel pane showing these words? Close this window and give the code to nobody.',
  denied: 'The permission was not given. Nothing was connected. Close this window; you can try again in Excel.',
  adminBlocked:
    'Your organisation’s administrator does not allow this app. Close this window; Excel shows a text you can forward.',
  orgInternal: 'This app is only for accounts of one organisation. Close this window and use one of its accounts.',
  refused: 'Google did not accept the request. Close this window and try again in Excel. Google’s answer:',
};

export const pageTexts: Readonly<Record<PageLanguage, PageTexts>> = { es, pl, en };
