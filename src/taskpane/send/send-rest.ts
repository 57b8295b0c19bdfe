import '../../texts/aside-texts.ts';

/** What stands below in Send, with its words: fetched once everything above is there. */
export { SaveMails } from './save-mails.tsx';
