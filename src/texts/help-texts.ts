import en from './en/help.json';
import es from './es/help.json';
import pl from './pl/help.json';
import { addTextsOfAll } from './index.ts';

/** What helps at each station, in every language: it comes with what shows it. */
addTextsOfAll({ en, es, pl });
