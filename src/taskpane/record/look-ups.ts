import '../../texts/aside-texts.ts';

/** What is looked up in the record, fetched when somebody opens one of them. */
export { FindPerson } from './find-person.tsx';
export { WhoseFile } from './whose-file.tsx';
