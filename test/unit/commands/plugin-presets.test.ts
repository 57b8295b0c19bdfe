import { expect, test } from 'vitest';
import { hostOf } from '../../fakes/plugin-host.ts';
import { pluginOf } from '../../fakes/plugin-of.ts';
import { fakeMail, sessionStage } from '../../fakes/session-stage.ts';

const presets = {
  seniority: { title: '%seniority%', kind: 'payroll', es: 'presets/a.es.liquid', en: 'presets/a.en.liquid' },
  due: { title: '%due%', kind: 'invoices', es: 'presets/b.es.liquid' },
};
const presetTexts = {
  house: {
    'presets/a.es.liquid': 'Prima · {{period}}\n\n{{greeting}}\n\nGracias por sus años.',
    'presets/a.en.liquid': 'Bonus · {{period}}\n\n{{greeting}}\n\nThank you.',
    'presets/b.es.liquid': 'Aviso\n\nPague, por favor.',
  },
};

const plugins = (mail = fakeMail()) => [
  pluginOf({
    id: 'post',
    contributes: { mailProviders: { mail: { title: '%mail%' } } },
    activate: () => ({ mailProviders: { mail } }),
  }),
  pluginOf({ id: 'house', contributes: { presets }, activate: () => ({}) }),
];

const stage = async (settings = new Map<string, unknown>()) => {
  for (const [key, value] of Object.entries({ files: 'none', test: { sentAt: 0, answer: 'without' } })) {
    settings.set(key, value);
  }
  const mail = fakeMail();
  const made = sessionStage({
    settings,
    headers: ['Nombre', 'Correo', 'Periodo'],
    rows: [['Ana Ruiz', 'ana@empresa.example', 'Enero 2026']],
    plugins: plugins(mail),
    presetTexts,
  });
  await made.during(made.session.start());
  const choice = () => made.session.state().message.choice;
  return { ...made, mail, choice };
};

test('a text of a plugin is offered for what it is for, and chosen becomes the workbook’s own', async () => {
  const { session, settings, choice, until } = await stage();
  expect(choice().offered).toEqual([{ id: 'house.seniority', title: 'plugin.house.seniority' }]);
  session.actions.chooseOffered('house.seniority');
  await until(() => choice().offeredId === 'house.seniority');
  expect(choice()).toMatchObject({ topic: undefined, name: '' });
  expect(settings.get('text.payroll.es')).toMatchObject({ subject: 'Prima · {{Periodo}}' });
  expect(session.state().message.template.body).toContain('<p>Gracias por sus años.</p>');
});

test('it leaves as it was chosen, by a colleague too who has no such plugin', async () => {
  const first = await stage();
  first.session.actions.chooseOffered('house.seniority');
  await first.until(() => first.choice().offeredId !== '');
  const mail = fakeMail();
  const alone = sessionStage({
    settings: first.settings,
    headers: ['Nombre', 'Correo', 'Periodo'],
    rows: [['Ana Ruiz', 'ana@empresa.example', 'Enero 2026']],
    mail,
  });
  await alone.during(alone.session.start());
  await alone.during(alone.session.actions.send());
  expect(alone.session.state().message.choice).toMatchObject({ offered: [], topic: undefined });
  expect(mail.sent[0]?.text).toContain(`Subject: =?UTF-8?B?${Buffer.from('Prima · Enero 2026').toString('base64')}?=`);
  expect(alone.session.state().message.template.subject).toBe('Prima · {{Periodo}}');
  expect(alone.session.state().run).toMatchObject({ sent: 1 });
});

test('words of one’s own that it takes the place of stay under a name, and it itself does not', async () => {
  const { session, choice, until } = await stage(
    new Map([['text.payroll.es', { subject: 'Mío', body: '<p>Mío.</p>' }]]),
  );
  session.actions.chooseOffered('house.seniority');
  await until(() => choice().offeredId === 'house.seniority');
  expect(choice().names).toHaveLength(1);
  session.actions.chooseTopic('ordinary');
  await until(() => choice().topic === 'ordinary');
  expect(choice().names).toHaveLength(1);
});

test('of a plugin that is off, or wrong as it was built, nothing is offered', () => {
  const host = (more: object) => hostOf(plugins(), { presetTexts, ...more });
  expect(host({}).presets()).toHaveLength(2);
  expect(host({ off: ['house'] }).presets()).toEqual([]);
});
