import type { Frame, Locator } from 'playwright-core';
import type { Field } from '../../src/domain/roster/roster.ts';
import { label, type Language } from './labels.ts';
import { markPast, PaneLook, readPane, type Sentence } from './pane-look.ts';

/** The field that takes receipts; the one for a logo says what it accepts. */
const receiptFiles = 'input[type=file]:not([accept])';

/** Presses, picks and reads in the pane as a person does: by what it says. Counts the clicks. */
export class PaneDriver {
  clicks = 0;
  readonly language: Language;
  readonly frame: () => Promise<Frame>;

  constructor(frame: () => Promise<Frame>, language: Language) {
    this.frame = frame;
    this.language = language;
  }

  async button(key: string, values?: Readonly<Record<string, string>>): Promise<Locator> {
    return (await this.frame()).getByRole('button', { name: label(this.language, key, values), includeHidden: false });
  }

  async press(key: string, values?: Readonly<Record<string, string>>): Promise<void> {
    // The pane shows the end of the last run until the next one has begun. Stop begins none.
    if (!key.startsWith('run.')) await (await this.frame()).evaluate(markPast);
    await (await this.button(key, values)).first().click();
    this.clicks += 1;
  }

  async look(): Promise<PaneLook> {
    return new PaneLook(await (await this.frame()).evaluate(readPane), this.language);
  }

  async shows(key: string): Promise<boolean> {
    return (await this.look()).shows(key);
  }

  /** Resolves once the pane has read the sheet and checked it. */
  async ready(): Promise<void> {
    const frame = await this.frame();
    await frame.locator('main[aria-busy="false"]').waitFor({ state: 'attached' });
    await this.checked();
  }

  /** Resolves once the check has caught up with what was changed. */
  async checked(): Promise<void> {
    const frame = await this.frame();
    const checking = frame.getByText(label(this.language, 'count.checking'));
    await frame.waitForTimeout(30);
    await checking.waitFor({ state: 'hidden' });
  }

  async openStation(station: 'people' | 'receipts' | 'message' | 'send'): Promise<Locator> {
    const frame = await this.frame();
    const names = station === 'receipts' ? ['station.receipts', 'station.invoices'] : [`station.${station}`];
    const name = new RegExp(names.map((key) => label(this.language, key).source).join('|'), 'u');
    const section = frame.getByRole('region', { name });
    const heading = section.locator('h2 button');
    if ((await heading.getAttribute('aria-expanded')) !== 'true') {
      await heading.click();
      this.clicks += 1;
    }
    return section;
  }

  /** Opens a fold by its title; does nothing where it is open, or not there. */
  async unfold(key: string): Promise<void> {
    const fold = (await this.frame()).locator('details:not([open]) > summary');
    const title = fold.filter({ hasText: label(this.language, key) }).first();
    if (!(await title.isVisible())) return;
    await title.click();
    this.clicks += 1;
  }

  /** Opens the card of a person in this state: at a sheet row, else the first. */
  async openPerson(verdict: string, row?: number): Promise<void> {
    const section = await this.openStation('people');
    const which = row === undefined ? '' : `[data-row="${row}"]`;
    const state = section.locator(`.grid-row[data-verdict="${verdict}"]${which} [data-column="more"]`).first();
    if ((await state.count()) === 0 || (await state.getAttribute('aria-expanded')) === 'true') return;
    await state.click();
    this.clicks += 1;
  }

  private async pick(locator: Locator): Promise<void> {
    if (await locator.isChecked()) return;
    await locator.click();
    this.clicks += 1;
    await this.checked();
  }

  async chooseRadio(station: 'people' | 'receipts', key: string): Promise<void> {
    const section = await this.openStation(station);
    await this.pick(section.getByRole('radio', { name: label(this.language, key) }));
  }

  /** Only asked where a cell has several addresses. */
  async chooseRecipients(rule: string): Promise<void> {
    const section = await this.openStation('people');
    const choice = section.getByRole('radio', { name: label(this.language, `recipients.${rule}`) });
    if ((await choice.count()) > 0) await this.chooseRadio('people', `recipients.${rule}`);
  }

  /** Opens the fold with every column's meaning and gives a field its column, by header. */
  async chooseColumn(field: Field, header: string): Promise<void> {
    const section = await this.openStation('people');
    const fold = section
      .locator('details')
      .filter({ hasText: label(this.language, 'people.columns').source.slice(4, 12) });
    const folded = (await fold.count()) > 0 ? fold.first() : section.locator('details.more').first();
    if ((await folded.getAttribute('open')) === null) {
      await folded.locator('summary').click();
      this.clicks += 1;
    }
    const select = folded.getByLabel(label(this.language, `field.${field}`)).first();
    const options = await select.locator('option').allTextContents();
    const option = options.find((text) => text.includes(`· ${header}`) || text.trim() === header);
    if (option === undefined) throw new Error(`The pane offers no column "${header}" for ${field}`);
    await select.selectOption({ label: option });
    this.clicks += 1;
    await this.checked();
  }

  /** Locks PDFs with the texts of a column, by header. */
  async lockWith(header: string): Promise<void> {
    const section = await this.openStation('receipts');
    const select = section.getByLabel(label(this.language, 'receipts.lock')).first();
    const options = await select.locator('option').allTextContents();
    const option = options.find((text) => text.includes(`· ${header}`) || text.trim() === header);
    if (option === undefined) throw new Error(`The pane offers no column "${header}" to lock with`);
    await select.selectOption({ label: option });
    this.clicks += 1;
    await this.checked();
  }

  async tickCc(): Promise<void> {
    const section = await this.openStation('people');
    const box = section.getByRole('checkbox', { name: label(this.language, 'people.cc') });
    if ((await box.count()) > 0) await this.pick(box.first());
  }

  /** Writes one text for everybody, also where the sheet names several languages. */
  async write(template: { readonly subject?: string; readonly body?: string }): Promise<void> {
    const section = await this.openStation('message');
    const forEverybody = section.getByRole('checkbox', { name: label(this.language, 'message.forEverybody') });
    if ((await forEverybody.count()) > 0) await this.pick(forEverybody);
    const fill = async (key: string, text: string | undefined) => {
      if (text === undefined) return;
      const field = section.getByRole('textbox', { name: label(this.language, key) });
      await field.fill(text);
      await field.blur();
    };
    await fill('message.subject', template.subject);
    if (template.body !== undefined) {
      const asHtml = section.getByRole('button', { name: label(this.language, 'message.asHtml') });
      if ((await asHtml.count()) > 0) {
        await asHtml.click();
        this.clicks += 1;
      }
      await fill('message.html', template.body);
    }
    await (await this.frame()).waitForTimeout(700);
    await this.checked();
  }

  /** Whether the pane asks for files right now. */
  async offersFiles(): Promise<boolean> {
    return (await (await this.frame()).locator(receiptFiles).count()) > 0;
  }

  /** Whether the pane goes by a column of file names. */
  async offersColumnFiles(): Promise<boolean> {
    const { clicks } = this;
    const section = await this.openStation('receipts');
    this.clicks = clicks;
    return section.getByRole('radio', { name: label(this.language, 'receiptMode.column') }).isChecked();
  }

  async pickFiles(files: readonly string[]): Promise<void> {
    const frame = await this.frame();
    const input = frame.locator(receiptFiles).first();
    if ((await input.count()) === 0) await this.openStation('receipts');
    await this.take(frame.locator(receiptFiles).first(), files);
  }

  async offersFolder(): Promise<boolean> {
    const section = await this.openStation('receipts');
    return (await section.locator('input[webkitdirectory]').count()) > 0;
  }

  async pickFolder(folder: string): Promise<void> {
    const section = await this.openStation('receipts');
    await this.take(section.locator('input[webkitdirectory]').first(), folder);
  }

  /** Takes the files of the folder beside the workbook, and waits until that ended, one way or another. */
  async takeFolder(): Promise<void> {
    const section = await this.openStation('receipts');
    const button = section.getByRole('button', { name: label(this.language, 'folder.take') });
    await button.waitFor({ state: 'visible' });
    await button.click();
    this.clicks += 1;
    const folder = section.locator('.folder-beside');
    const over = folder
      .locator('[data-code], [role=alert]')
      .or(folder.getByText(label(this.language, 'folder.listed')));
    await over.first().waitFor({ state: 'visible', timeout: 120_000 });
    const reading = (await this.frame()).getByText(label(this.language, 'summary.receipts.reading'));
    await reading.first().waitFor({ state: 'hidden', timeout: 120_000 });
    await this.checked();
  }

  /** Chooses what the mails are sent with; does nothing where only one is installed. */
  async chooseProvider(id: string): Promise<void> {
    const section = await this.openStation('send');
    const radio = section.locator(`input[type=radio][value="${id}"]`);
    if ((await radio.count()) > 0) await this.pick(radio);
  }

  /** Takes in what a plugin's source lists. */
  async takeFrom(source: string): Promise<void> {
    const section = await this.openStation('receipts');
    await section.locator(`[data-source="${source}"]`).first().click();
    await this.taken();
  }

  /** Presses a plugin's command where the pane shows it; says whether it does. */
  async pressCommand(id: string): Promise<boolean> {
    const section = await this.openStation('send');
    const button = section.locator(`[data-command="${id}"]`).first();
    if ((await button.count()) === 0) return false;
    await button.click();
    this.clicks += 1;
    return true;
  }

  private async take(input: Locator, files: readonly string[] | string): Promise<void> {
    await input.setInputFiles(typeof files === 'string' ? files : [...files]);
    await this.taken();
  }

  private async taken(): Promise<void> {
    const frame = await this.frame();
    this.clicks += 1;
    const reading = frame.getByText(label(this.language, 'summary.receipts.reading'));
    await frame.waitForTimeout(100);
    await reading.first().waitFor({ state: 'hidden', timeout: 120_000 });
    await this.checked();
  }

  /** Ticks the decision of the group with this code, if there is one. */
  async decide(code: string): Promise<boolean> {
    if (code === 'sheet/understood') return this.confirmUnderstood();
    const frame = await this.frame();
    const group = frame.locator('.group').filter({ has: frame.locator(`[data-code="${code}"]`) });
    const gave = code === 'receipt/unverified' && (await this.giveProposed());
    const box = group.getByRole('checkbox').first();
    if ((await box.count()) === 0) return gave;
    await this.pick(box);
    return true;
  }

  private async unnamedFiles(): Promise<Locator> {
    const frame = await this.frame();
    const choice = frame.getByRole('combobox', { name: label(this.language, 'receipts.give') });
    return frame.locator('li[data-code="receipt/unverified"]').filter({ has: choice });
  }

  private async giveLine(line: Locator, row: number): Promise<void> {
    const choice = line.getByRole('combobox');
    await choice.focus();
    await choice.selectOption(String(row));
    this.clicks += 1;
    await this.checked();
  }

  /** Gives a file that names nobody to the person of a row; false where the pane does not ask about it. */
  async give(file: string, row: number): Promise<boolean> {
    const more = (await this.frame()).getByRole('button', { name: label(this.language, 'issues.more') });
    while ((await more.count()) > 0) await more.first().click();
    const line = (await this.unnamedFiles()).filter({ hasText: file }).first();
    if ((await line.count()) === 0) return false;
    await this.giveLine(line, row);
    return true;
  }

  /** Gives each of them to the person whom its name speaks of. */
  private async giveProposed(): Promise<boolean> {
    const lines = (await this.unnamedFiles()).filter({ has: (await this.frame()).locator('.issue-place') });
    let left = await lines.count();
    const found = left > 0;
    while (left > 0) {
      const place = await lines.first().locator('.issue-place').innerText();
      await this.giveLine(lines.first(), Number(/\d+/.exec(place)?.[0]));
      left = await lines.count();
    }
    return found;
  }

  /** Takes back what such a sheet was sent with before; does nothing where that is not offered. */
  recall(): Promise<void> {
    return this.pressWhereOffered('known.recall');
  }

  /** Makes the table reach over who is written down right below it; does nothing where that is not offered. */
  takeIn(): Promise<void> {
    return this.pressWhereOffered('card.takeIn');
  }

  /** A button of People; looking whether it is there costs no click. */
  private async pressWhereOffered(key: string): Promise<void> {
    const { clicks } = this;
    await this.openStation('people');
    const press = await this.button(key);
    if ((await press.count()) === 0) {
      this.clicks = clicks;
      return;
    }
    await press.first().click();
    this.clicks += 1;
    await this.checked();
  }

  /** Confirms what Sobre understood as the card shows it, where the card asks. */
  private async confirmUnderstood(): Promise<boolean> {
    const { clicks } = this;
    await this.openStation('people');
    const confirm = await this.button('card.confirm');
    if ((await confirm.count()) === 0) {
      this.clicks = clicks;
      return false;
    }
    await confirm.first().click();
    this.clicks += 1;
    await this.checked();
    return true;
  }

  /** Every sentence and finding on show, by code. */
  async shown(): Promise<readonly Sentence[]> {
    return (await this.look()).sentences;
  }

  /** All findings the pane lists, of every station, as a person would read them. */
  async findings(listen: () => Promise<void>): Promise<readonly { code: string; place: string; text: string }[]> {
    const frame = await this.frame();
    const all: { code: string; place: string; text: string }[] = [];
    const read = async () => {
      const more = frame.getByRole('button', { name: label(this.language, 'issues.more') });
      while ((await more.count()) > 0) await more.first().click();
      all.push(
        ...(await frame.locator('li[data-code]:not(.to-check):not(.unused > li)').evaluateAll((elements) =>
          elements.map((element) => ({
            code: element.getAttribute('data-code') ?? '',
            place: element.querySelector('button')?.textContent?.trim() ?? '',
            text: (element.querySelector('p')?.textContent ?? '').replace(/\s+/g, ' ').trim(),
          })),
        )),
      );
    };
    const { clicks } = this;
    for (const station of ['people', 'receipts', 'message'] as const) {
      await this.openStation(station);
      await listen();
      const closed = frame.locator('.groups details:not([open]) > summary');
      while ((await closed.count()) > 0) await closed.first().click();
      await read();
    }
    // Looking is not using: the report counts what a person needs to press.
    this.clicks = clicks;
    const seen = new Set<string>();
    return all.filter(({ code, place, text }) => {
      const key = `${code}|${place}|${text}`;
      return !seen.has(key) && seen.add(key);
    });
  }

  async says(key: string): Promise<boolean> {
    const frame = await this.frame();
    return frame.getByText(label(this.language, key)).first().isVisible();
  }
}
