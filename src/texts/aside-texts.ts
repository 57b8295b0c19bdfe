import en from './en/aside.json';
import es from './es/aside.json';
import pl from './pl/aside.json';
import { addTextsOfAll } from './index.ts';

/** What few people ever open says, in every language: it comes with what shows it. */
addTextsOfAll({ en, es, pl });
