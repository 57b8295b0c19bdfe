import '../../texts/aside-texts.ts';

/** What stands below in Send, with its words: fetched once everything above is there. */
export { LogCard } from '../record/log-card.tsx';
export { WentWrong } from '../record/went-wrong.tsx';
export { SaveMails } from './save-mails.tsx';
