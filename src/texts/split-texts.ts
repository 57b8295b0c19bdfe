import en from './en/split.json';
import es from './es/split.json';
import pl from './pl/split.json';
import { addTextsOfAll } from './index.ts';

/** What is said of files of several people, in every language: it comes with what shows their pages. */
addTextsOfAll({ en, es, pl });
