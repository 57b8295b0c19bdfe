import { fullName, workerOf, type Worker } from '../people.ts';
import type { Column, CorpusFile, Expectation, Setting } from './batch.ts';
import { cancellationOf, cfdiOf, type CfdiOptions } from './cfdi-xml.ts';
import { moved, shownName, type Fact, type Style } from './layout.ts';
import { pdfOf, withoutLastPage, type Page, type Paper, type Piece, type Veil } from './paper.ts';
import { generic, idColumns, inXml, proves } from './proof.ts';
import type { PayPeriod, Slip } from './slip.ts';
import { fieldsOf, passwordOf, thirdParties } from './third-parties.ts';
import { chosenTrap, type Trap } from './trap-names.ts';

export interface Case {
  readonly trap: Trap;
  readonly files: readonly CorpusFile[];
  readonly expect: Expectation;
  readonly needs: readonly (readonly string[])[];
  /** What the file column says. */
  readonly named: readonly string[];
  /** Cells of the row that differ from the person. */
  readonly cell?: Partial<Record<Exclude<Column, 'net'>, string>> & { readonly net?: number };
}

export const trapOf = async (
  setting: Setting,
  worker: Worker,
  at: number,
  partner: Worker,
  everybody: readonly Worker[],
): Promise<Case> => {
  const { random, country, layout, style, formats, employer, unicode } = setting;
  const trap = chosenTrap(setting);
  const slip = (of: Worker = worker, period: PayPeriod | undefined = setting.period, net = of.net): Slip => ({
    worker: of,
    employer,
    period,
    net,
    uuid: of.uuid,
  });
  const draw = (of: Slip, more: Partial<Style> = {}): Piece[] => layout.draw(of, { ...style, ...more });
  const paper = (pages: readonly Page[], more: Partial<Paper> = {}) =>
    pdfOf({ pages, unicode, compress: random.chance(0.2), ...more });
  const base = setting.baseOf(trap === 'swapped' ? partner : worker);
  const file = (
    bytes: Uint8Array<ArrayBuffer>,
    state: CorpusFile['state'] = 'clean',
    tail = '',
    owner = at,
    ending = 'pdf',
  ): CorpusFile => ({
    name: setting.named(`${base}${tail}`, ending),
    bytes,
    owner,
    state,
  });
  const withPdf = formats !== 'xml';
  const withXml = formats !== 'pdf';
  const xml = (
    more: Partial<CfdiOptions> = {},
    of = slip(),
    state: CorpusFile['state'] = 'clean',
    tail = '',
  ): CorpusFile[] => (withXml ? [file(cfdiOf(of, { period: setting.period, ...more }), state, tail, at, 'xml')] : []);
  const pdf = async (
    of = slip(),
    state: CorpusFile['state'] = 'clean',
    tail = '',
    more: Partial<Style> = {},
  ): Promise<CorpusFile[]> => (withPdf ? [file(await paper([{ pieces: draw(of, more) }]), state, tail)] : []);
  const plain = proves(setting.columns, layout.prints, style.cutAt === undefined);
  const xmlProves = withXml && proves(setting.columns, inXml, true);
  const linked = plain || layout.prints.some((fact) => idColumns.includes(fact as Column & Fact));
  const provable = withXml ? xmlProves && (!withPdf || linked) : plain;

  const sound = (files: readonly CorpusFile[], others: readonly CorpusFile[] = []): Case => ({
    trap,
    files: [...files, ...others],
    expect: provable ? 'go' : 'ask',
    needs: files.map(({ name }) => [name]),
    named: files.map(({ name }) => name),
  });
  const waits = (expect: Expectation, files: readonly CorpusFile[]): Case => ({
    trap,
    files,
    expect,
    needs: [],
    named: files.map(({ name }) => name),
  });
  /** The row's CFDI is in order; only the PDF is not. */
  const badPdf = async (
    expect: Expectation,
    bytes: Uint8Array<ArrayBuffer>,
    state: CorpusFile['state'] = 'foul',
  ): Promise<Case> => waits(expect, [...xml(), file(bytes, state, '', state === 'foul' ? 0 : at)]);
  const hiding = async (veil: Veil): Promise<Case> =>
    badPdf(
      'stop',
      await paper([
        { pieces: [...draw(slip()), ...moved(draw(slip(partner)), 400).map((piece) => ({ ...piece, veil }))] },
      ]),
    );
  const stranger = workerOf(random, country);
  const extras = thirdParties(setting, stranger);

  switch (trap) {
    case 'none':
    case 'swapped':
      return sound([...xml(), ...(await pdf())]);
    case 'white heads':
      return sound([...xml(), ...(await pdf(slip(), 'clean', '', { bands: true }))]);
    case 'bundle beside':
      return sound(
        [...xml(), ...(await pdf())],
        [
          {
            ...file(await paper([...everybody, stranger].map((each) => ({ pieces: draw(slip(each)) }))), 'foul', '', 0),
            name: setting.named('TODOS', 'pdf'),
          },
        ],
      );
    case 'last period beside':
    case 'next period beside': {
      const period = setting.other(trap === 'last period beside' ? -1 : 1);
      const older = { ...slip(worker, period, worker.net - 21.5), uuid: elder(worker.uuid) };
      return sound(
        [...xml(), ...(await pdf())],
        [...xml({ period }, older, 'foul', '_b'), ...(await pdf(older, 'foul', '_b'))],
      );
    }
    case 'copy': {
      const own = [...xml(), ...(await pdf())];
      const last = own.at(-1)!;
      const copy = { ...last, name: setting.named(`${base} - copia`, 'pdf') };
      return { ...sound(own, [copy]), needs: [...own.slice(0, -1).map(({ name }) => [name]), [last.name, copy.name]] };
    }
    case 'two copies on a page':
      return sound([...xml(), file(await paper([{ pieces: [...draw(slip()), ...moved(draw(slip()), 410)] }]))]);
    case 'second page':
      return sound([
        ...xml(),
        file(
          await paper([
            { pieces: draw(slip()) },
            {
              pieces: [
                { x: 40, y: 40, text: shownName(worker, style) },
                { x: 40, y: 60, text: { mx: 'Hoja 2 de 2', es: 'Página 2 de 2', pl: 'Strona 2 z 2' }[country] },
              ],
            },
          ]),
        ),
      ]);
    case 'representative':
      return sound([...xml(), ...(await pdf(slip(), 'clean', '', { extras: [extras.representative] }))]);
    case 'beneficiary':
      return sound([...xml(), ...(await pdf(slip(), 'clean', '', { extras: [extras.beneficiary] }))]);
    case 'family on the slip':
      return {
        ...sound([...xml(), ...(await pdf(slip(), 'clean', '', { extras: [extras.family] }))]),
        expect: provable ? 'either' : 'ask',
      };
    case 'own attachment': {
      const inner =
        country === 'mx' ? cfdiOf(slip(), { period: setting.period }) : await paper([{ pieces: draw(slip()) }]);
      return sound([
        ...xml(),
        file(
          await paper([{ pieces: draw(slip()) }], {
            attachments: [{ name: country === 'mx' ? 'cfdi.xml' : 'original.pdf', bytes: inner }],
          }),
        ),
      ]);
    }
    case 'locked with own password':
    case 'locked with another’s password': {
      const own = trap === 'locked with own password';
      const bytes = await paper([{ pieces: draw(slip()) }], { userPassword: passwordOf(own ? worker : partner) });
      return own ? sound([...xml(), file(bytes)]) : badPdf('hold', bytes);
    }
    case 'locked, nobody knows':
      return badPdf('ask', await paper([{ pieces: draw(slip()) }], { userPassword: 'n0b0dy-knows' }), 'doubtful');
    case 'undated': {
      const of = { ...slip(), period: undefined };
      // Its CFDI, or the folio in the row, says which document it is.
      const isMeant = withXml || (setting.columns.includes('uuid') && layout.prints.includes('uuid'));
      const files = [...xml(), ...(await pdf(of, isMeant ? 'clean' : 'doubtful'))];
      return waits(isMeant ? 'either' : 'ask', files);
    }
    case 'scan':
      return badPdf('ask', await paper([{ pieces: [] }]), 'doubtful');
    case 'scan with a text layer':
      return badPdf(
        'ask',
        await paper([{ pieces: draw(slip()).map((piece) => ({ ...piece, veil: 'invisible' as const })) }]),
        'doubtful',
      );
    case 'tail cut': {
      const bytes = await paper([{ pieces: draw(slip()) }]);
      return badPdf('stop', bytes.slice(0, bytes.length - random.pick([12, 400])), 'doubtful');
    }
    case 'no file':
      return waits('stop', []);
    case 'bundle':
    case 'bundle with a stranger':
      return badPdf(
        'hold',
        await paper(
          random
            .shuffle([worker, trap === 'bundle' ? partner : stranger])
            .map((each) => ({ pieces: draw(slip(each)) })),
        ),
      );
    case 'two slips on a page':
      return badPdf(
        'hold',
        await paper([
          {
            pieces: random
              .shuffle([worker, random.pick([partner, stranger])])
              .flatMap((each, place) => moved(draw(slip(each)), place * 410)),
          },
        ]),
      );
    case 'other slip cropped away':
      return badPdf(
        'stop',
        await paper([
          { pieces: [...draw(slip()), ...moved(draw(slip(random.pick([partner, stranger]))), 410)], croppedAt: 400 },
        ]),
      );
    case 'other under white letters':
      return hiding('white');
    case 'other in invisible letters':
      return hiding('invisible');
    case 'other outside the page':
      return hiding('outside');
    case 'other transparent':
      return hiding('transparent');
    case 'other in tiny letters':
      return hiding('tiny');
    case 'other clipped away':
      return hiding('clipped');
    case 'other in a form':
      return badPdf('stop', await paper([{ pieces: draw(slip()), fields: fieldsOf(partner) }]));
    case 'other in a note':
      return badPdf(
        'stop',
        await paper([
          {
            pieces: draw(slip()),
            notes: [
              fieldsOf(partner)
                .map(({ name, value }) => `${name}: ${value}`)
                .join(' '),
            ],
          },
        ]),
      );
    case 'other attached': {
      const inner =
        country === 'mx'
          ? cfdiOf(slip(partner), { period: setting.period })
          : await paper([{ pieces: draw(slip(partner)) }]);
      return badPdf(
        'stop',
        await paper([{ pieces: draw(slip()) }], {
          attachments: [{ name: country === 'mx' ? 'anexo.xml' : 'anexo.pdf', bytes: inner }],
        }),
      );
    }
    case 'other in an earlier revision':
      return badPdf(
        'stop',
        withoutLastPage(
          await paper(
            [worker, partner].map((each) => ({ pieces: draw(slip(each)) })),
            { compress: false },
          ),
        ),
      );
    case 'stranger under the right name':
      return waits('hold', [
        ...xml({}, slip(stranger), 'foul').map(nobodys),
        ...(await pdf(slip(stranger), 'foul')).map(nobodys),
      ]);
    case 'stranger, own id hidden': {
      const veiled = draw(slip()).map((piece) => ({ ...piece, y: piece.y + 410, veil: 'white' as const }));
      return waits('stop', [nobodys(file(await paper([{ pieces: [...draw(slip(stranger)), ...veiled] }]), 'foul'))]);
    }
    case 'generic ids, a stranger': {
      const instead =
        country === 'mx'
          ? { rfc: generic.rfc, curp: generic.curp, nss: generic.nss }
          : country === 'es'
            ? { nif: generic.nif }
            : { pesel: generic.pesel };
      const namesake = { ...stranger, ...instead };
      return {
        ...waits('stop', [
          ...xml({}, slip(namesake), 'foul').map(nobodys),
          ...(await pdf(slip(namesake), 'foul')).map(nobodys),
        ]),
        cell: instead,
      };
    }
    case 'last period only':
    case 'next period only': {
      const period = setting.other(trap === 'last period only' ? -1 : 1);
      const other = { ...slip(worker, period), uuid: elder(worker.uuid) };
      return waits('stop', [...xml({ period }, other, 'foul'), ...(await pdf(other, 'foul'))]);
    }
    case 'two periods in one file':
      return badPdf(
        'stop',
        await paper([
          { pieces: draw(slip()) },
          { pieces: draw({ ...slip(worker, setting.other(-1)), uuid: elder(worker.uuid) }) },
        ]),
      );
    case 'amount differs':
      return {
        ...waits('hold', [...xml({}, slip(), 'foul'), ...(await pdf(slip(), 'foul'))]),
        cell: { net: Math.round((worker.net + 137.4) * 100) / 100 },
      };
    case 'sheet has another id': {
      const id = ({ mx: 'rfc', es: 'nif', pl: 'pesel' } as const)[country];
      return {
        ...waits('stop', [...xml({}, slip(), 'foul'), ...(await pdf(slip(), 'foul'))]),
        cell: { [id]: stranger[id] },
      };
    }
    case 'wrong file named': {
      const other = {
        ...file(await paper([{ pieces: draw(slip(stranger)) }]), 'foul'),
        name: setting.named(setting.baseOf(stranger), 'pdf'),
      };
      return { ...waits('hold', [nobodys(other)]), named: [other.name] };
    }
    case 'second receiver':
      return waits('hold', [...xml({ intruder: slip(partner) }, slip(), 'foul'), ...(await pdf())]);
    case 'two payments':
      return sound([...xml({ twice: true }), ...(await pdf())]);
    case 'draft':
      return waits('ask', xml({ stamped: false }, slip(), 'doubtful'));
    case 'cancelled': {
      const files = [...xml({}, slip(), 'foul'), ...(await pdf(slip(), 'foul'))];
      const notice = nobodys(file(cancellationOf(slip(), setting.period), 'foul', '_acuse', 0, 'xml'));
      return { ...waits('hold', [...files, notice]), named: files.map(({ name }) => name) };
    }
    case 'replaced': {
      const older = { ...slip(), uuid: elder(worker.uuid), net: worker.net - 50 };
      return sound([...xml({ replaces: older.uuid }), ...(await pdf())], xml({}, older, 'foul', '_cancelado'));
    }
    case 'generic RFC':
      return {
        ...sound([
          ...xml({ rfc: generic.rfc }),
          ...(await pdf(slip(), 'clean', '', { instead: { rfc: generic.rfc } })),
        ]),
        ...(proves(
          setting.columns.filter((column) => column !== 'rfc'),
          inXml,
          true,
        ) && layout.prints.includes('curp')
          ? {}
          : { expect: 'either' as const }),
      };
    case 'decoy addenda':
      // Whatever form of whose making: the file would take another person's RFC along.
      return waits('stop', [
        ...xml(
          {
            addenda: `<x:Datos xmlns:x="urn:x"><x:Receptor Rfc="${partner.rfc}" Nombre="${fullName(partner, 'given')}"/></x:Datos>`,
          },
          slip(),
          'foul',
        ),
        ...(await pdf()),
      ]);
  }
  return trap satisfies never;
};

/** Owned by nobody of the sheet. */
const nobodys = (file: CorpusFile): CorpusFile => ({ ...file, owner: 0 });

/** The folio of an older document of the same person. */
const elder = (uuid: string): string => (uuid === '' ? '' : `${uuid.slice(0, 34)}${uuid.endsWith('A') ? 'BB' : 'AA'}`);
