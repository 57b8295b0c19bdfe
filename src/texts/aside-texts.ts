import en from './en/aside.json';
import es from './es/aside.json';
import pl from './pl/aside.json';
import { addTexts } from './index.ts';

/** What few people ever open says, in every language: it comes with what shows it. */
for (const [language, table] of [
  ['en', en],
  ['es', es],
  ['pl', pl],
] as const) {
  addTexts(language, table);
}
