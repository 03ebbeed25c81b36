import { describe, expect, test } from '@jest/globals';
import { createHash } from 'node:crypto';
import PDFParser from 'pdf2json';
import type { AgreementData } from './agreement-data.js';
import { agreementPdf } from './agreement-pdf.js';
import type { AgreementLocale } from './agreement-text.js';

const DATA: AgreementData = {
  id: '11111111-1111-4111-8111-111111111111',
  revision: 4,
  company: { id: '33333333-3333-4333-8333-333333333333', name: 'Société Générale d’Énergie' },
  nonprofit: {
    id: '44444444-4444-4444-8444-444444444444',
    name: 'Łódź Œuvre Žižkov',
    locations: ['Paris', 'Besançon'],
  },
  description: 'We read with children.\nEvery week.',
  level: { path: 'acme/île-de-france' },
  status: 'validated',
  cancelledBy: null,
  proposedAt: '2026-01-05T08:00:00.000Z',
  validatedAt: '2026-01-31T23:30:00.000Z',
  refusedAt: null,
  mandate: { id: '22222222-2222-4222-8222-222222222222', since: '2026-02-03T09:00:00.000Z' },
  coordinators: [{ name: 'Zoë Łukasiewicz', mail: 'zoe@helpers.example' }],
  zone: 'Europe/Paris',
};

async function bytes(
  data: Partial<AgreementData> = {},
  locale: AgreementLocale = 'en',
): Promise<Buffer> {
  const parts: Buffer[] = [];
  const pdf = await agreementPdf({ ...DATA, ...data }, locale);
  for await (const part of pdf) parts.push(part as Buffer);
  return Buffer.concat(parts);
}

interface Page {
  readonly Texts: readonly { readonly R: readonly { readonly T: string }[] }[];
}

/** The text of each page, as read by another library than the one that wrote it. */
async function read(pdf: Buffer): Promise<string[]> {
  const parser = new PDFParser();
  const pages = await new Promise<readonly Page[]>((resolve, reject) => {
    parser.on('pdfParser_dataReady', ({ Pages }) => resolve(Pages as unknown as readonly Page[]));
    parser.on('pdfParser_dataError', (error) =>
      reject(error instanceof Error ? error : error.parserError),
    );
    // The parser reads the memory below the buffer from its start, and Node may put small buffers into a shared pool.
    parser.parseBuffer(Buffer.from(new Uint8Array(pdf).buffer), 0);
  });
  const textOf = ({ R }: Page['Texts'][number]) =>
    R.map((run) => decodeURIComponent(run.T)).join('');
  return pages.map((page) => page.Texts.map(textOf).join(' ').replace(/\s+/g, ' '));
}

const sha256 = (content: Buffer) => createHash('sha256').update(content).digest('hex');

describe('an agreement', () => {
  test('is written in English, with days of the company’s time zone', async () => {
    const [page = ''] = await read(await bytes());
    for (const part of [
      'Partnership agreement',
      'between Société Générale d’Énergie and Łódź Œuvre Žižkov',
      'Paris, Besançon',
      'acme/île-de-france',
      'Validated',
      '5 January 2026',
      '1 February 2026',
      'mandate 22222222-2222-4222-8222-222222222222',
      'Every week.',
      'Zoë Łukasiewicz, zoe@helpers.example',
      'revision 4 · Page 1 of 1',
    ])
      expect(page).toContain(part);
  });

  test('is written in French', async () => {
    const [page = ''] = await read(
      await bytes(
        {
          status: 'cancelled',
          cancelledBy: 'nonprofit',
          mandate: null,
          refusedAt: '2026-03-01T10:00:00.000Z',
        },
        'fr',
      ),
    );
    for (const part of [
      'Convention de partenariat',
      'Annulé/Refusé (par l’association)',
      '1er mars 2026',
      'n’est pas en vigueur',
      'Aucun mandat',
      'Page 1 sur 1',
    ])
      expect(page).toContain(part);
  });

  test('tells its parties from others of their names by their ids', async () => {
    for (const locale of ['en', 'fr'] as const) {
      const [page = ''] = await read(await bytes({}, locale));
      expect(page).toContain(DATA.company.id);
      expect(page).toContain(DATA.nonprofit.id);
    }
  });

  test('has the same bytes for the same data at any time', async () => {
    const first = sha256(await bytes());
    await new Promise((resolve) => setTimeout(resolve, 1_100));
    expect(sha256(await bytes())).toBe(first);
    expect(sha256(await bytes({}, 'fr'))).not.toBe(first);
    expect(sha256(await bytes({ mandate: null }))).not.toBe(first);
  });

  test('shows a box for each character that its font lacks, on every page', async () => {
    const description = Array.from({ length: 120 }, (_, line) => `Line ${line + 1} 你好 👋🏽`).join(
      '\n',
    );
    const pages = await read(
      await bytes({
        description,
        nonprofit: { id: DATA.nonprofit.id, name: 'x'.repeat(200), locations: [] },
      }),
    );
    expect(pages.length).toBeGreaterThan(1);
    expect(pages.join(' ')).toContain('Line 120 □□ □□');
    expect(pages.at(-1)).toContain(`Page ${pages.length} of ${pages.length}`);
  });

  test('is tagged with its language and embeds its fonts', async () => {
    const text = (await bytes({}, 'fr')).toString('latin1');
    expect(text).toContain('/Lang (fr)');
    expect(text.match(/\/FontFile2/g)).toHaveLength(2);
  });
});
