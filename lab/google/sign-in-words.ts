const en = {
  signIn: 'Sign in',
  choose: 'Choose an account',
  toContinue: 'to continue to',
  wants: 'wants access to your account',
  select: 'Select what this app can access',
  signInScopes: 'See your email address and sign you in',
  allow: 'Continue',
  cancel: 'Cancel',
  trust: 'Make sure you trust this app. You can review or remove its access in your account at any time.',
  blocked: 'Access blocked',
  errorOf: (status: number, error: string) => `Error ${status}: ${error}`,
  requestInvalid: 'This app’s request is invalid. You can’t sign in. Contact the developer about it.',
  embedded:
    'This app’s request does not comply with the secure browsers policy. Sign in from a full web browser instead.',
  adminPolicy: 'Your organisation’s administrator has restricted access to this app.',
  orgInternal: 'This app is for people of one organisation only. Use an account of that organisation.',
  notVerified: 'This app has not completed verification and can only be used by its testers.',
  details: 'Error details',
  over: 'This sign-in has already ended. Close this window and start again.',
};

export type SignInWords = typeof en;

const es: SignInWords = {
  signIn: 'Iniciar sesión',
  choose: 'Elige una cuenta',
  toContinue: 'para ir a',
  wants: 'quiere acceder a tu cuenta',
  select: 'Selecciona a qué puede acceder esta aplicación',
  signInScopes: 'Ver tu dirección de correo e iniciar tu sesión',
  allow: 'Continuar',
  cancel: 'Cancelar',
  trust: 'Asegúrate de que confías en esta aplicación. Puedes revisar o quitar su acceso en tu cuenta cuando quieras.',
  blocked: 'Acceso bloqueado',
  errorOf: (status, error) => `Error ${status}: ${error}`,
  requestInvalid: 'La solicitud de esta aplicación no es válida. No puedes iniciar sesión. Avisa al desarrollador.',
  embedded:
    'La solicitud de esta aplicación no cumple la política de navegadores seguros. Inicia sesión desde un navegador completo.',
  adminPolicy: 'El administrador de tu organización ha restringido el acceso a esta aplicación.',
  orgInternal: 'Esta aplicación es solo para una organización. Usa una cuenta de esa organización.',
  notVerified: 'Esta aplicación no ha completado la verificación y solo pueden usarla sus probadores.',
  details: 'Detalles del error',
  over: 'Este inicio de sesión ya ha terminado. Cierra esta ventana y empieza de nuevo.',
};

const pl: SignInWords = {
  signIn: 'Zaloguj się',
  choose: 'Wybierz konto',
  toContinue: 'aby przejść do',
  wants: 'chce uzyskać dostęp do Twojego konta',
  select: 'Wybierz, do czego ta aplikacja może mieć dostęp',
  signInScopes: 'Wyświetlanie Twojego adresu e-mail i logowanie',
  allow: 'Dalej',
  cancel: 'Anuluj',
  trust: 'Upewnij się, że ufasz tej aplikacji. Jej dostęp możesz w każdej chwili sprawdzić lub usunąć na swoim koncie.',
  blocked: 'Dostęp zablokowany',
  errorOf: (status, error) => `Błąd ${status}: ${error}`,
  requestInvalid: 'Żądanie tej aplikacji jest nieprawidłowe. Nie możesz się zalogować. Powiadom jej twórcę.',
  embedded:
    'Żądanie tej aplikacji jest niezgodne z zasadami bezpiecznych przeglądarek. Zaloguj się w zwykłej przeglądarce.',
  adminPolicy: 'Administrator Twojej organizacji ograniczył dostęp do tej aplikacji.',
  orgInternal: 'Ta aplikacja jest tylko dla jednej organizacji. Użyj konta tej organizacji.',
  notVerified: 'Ta aplikacja nie przeszła weryfikacji i mogą jej używać tylko testerzy.',
  details: 'Szczegóły błędu',
  over: 'To logowanie już się zakończyło. Zamknij to okno i zacznij od nowa.',
};

const sendNames = {
  en: 'Send email on your behalf',
  es: 'Enviar correos electrónicos en tu nombre',
  pl: 'Wysyłanie e-maili w Twoim imieniu',
};

export type SignInLanguage = keyof typeof sendNames;

/** `hl` is a BCP 47 tag; without it the browser's languages decide. */
export function signInLanguage(hl: string | undefined, acceptLanguage: string | undefined): SignInLanguage {
  const wanted = [hl ?? '', ...(acceptLanguage ?? '').split(',')].map((tag) => tag.trim().slice(0, 2).toLowerCase());
  return wanted.find((tag): tag is SignInLanguage => Object.hasOwn(sendNames, tag)) ?? 'en';
}

export const signInWords: Readonly<Record<SignInLanguage, SignInWords>> = { en, es, pl };

/** How the consent page calls a permission; those nobody should ask for are shown by their address. */
export const scopeName = (scope: string, language: SignInLanguage): string =>
  scope.endsWith('/gmail.send') ? sendNames[language] : scope;
