import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { existsSync, readdirSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DATE_STATUSES, REGISTRATION_EVENTS, REGISTRATION_STATUSES } from '#contexts/registrations';
import { ROOT } from '../../test/support/another-process.js';
import { configurationDocument } from './configuration.doc.js';
import { commandTables, CONTEXTS, eventCatalogues } from './command-tables.js';
import { staleOf, writeDocuments } from './documents.js';
import { eventsDocument } from './events.doc.js';
import { explore } from './explore-states.js';
import { permissionsDocument } from './permissions.doc.js';
import { Sources } from './sources.js';

describe('a document', () => {
  const documents = { 'docs/a.md': '# A\n', 'docs/b.md': '# B\n' };
  let root: string;
  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), 'docs-'));
    await writeDocuments(root, documents);
  });
  afterEach(() => rm(root, { recursive: true }));

  test('is up to date after it was written', async () => {
    expect(await readFile(join(root, 'docs/a.md'), 'utf8')).toBe('# A\n');
    expect(await staleOf(root, documents)).toEqual([]);
  });

  test('is stale when its text differs', async () => {
    await writeFile(join(root, 'docs/b.md'), '# B, by hand\n');
    expect(await staleOf(root, documents)).toEqual(['docs/b.md']);
  });

  test('is stale when it is missing', async () => {
    await rm(join(root, 'docs/a.md'));
    expect(await staleOf(root, documents)).toEqual(['docs/a.md']);
  });
});

describe('the documents list', () => {
  const sources = new Sources(ROOT);
  const linesOf = (document: string, start: string) =>
    document.split('\n').filter((line) => line.startsWith(start));

  test('every context with its events and commands', () => {
    const withDomain = readdirSync(join(ROOT, 'libs/contexts')).filter((lib) =>
      existsSync(join(ROOT, 'libs/contexts', lib, 'domain')),
    );
    expect(Object.keys(CONTEXTS).sort()).toEqual(withDomain.sort());
    for (const { context, tables } of [...eventCatalogues(), ...commandTables()]) {
      expect([context, Object.keys(tables)]).not.toEqual([context, []]);
    }
  });

  test('every event with its fields and the persons whose keys encrypt them', () => {
    const document = eventsDocument(sources);
    const types = eventCatalogues().flatMap(({ tables }) =>
      Object.values(tables).flatMap((catalogue) => Object.keys(catalogue)),
    );
    expect(linesOf(document, '### ')).toEqual(types.map((type) => `### ${type}`));
    expect(document).toContain("| `kind` | `'slots' \\| 'open' \\| 'mentoring'` |");
    expect(document).toContain('| `reason?` | `string` | `actor`, `employee` |');
  });

  test('every command with its limits', () => {
    const document = permissionsDocument();
    for (const { tables } of commandTables()) {
      for (const name of Object.values(tables).flatMap((rows) => Object.keys(rows)))
        expect(linesOf(document, `| ${name} |`)).toHaveLength(2);
    }
    expect(linesOf(document, '| ConfirmParticipation | ●')[0]).toContain(
      'mentoring, company-specific',
    );
  });

  test('every variable and whether production needs it', () => {
    const document = configurationDocument(sources);
    expect(linesOf(document, '| `PORT` | `number` | `3000` |')).toHaveLength(1);
    expect(
      linesOf(document, '| `LEDGER_MASTER_KEY` ').map((line) => line.split('|')[4]?.trim()),
    ).toEqual(['yes']);
  });
});

describe('the diagrams', () => {
  const { dates, certificates, statuses } = explore();
  const arrows = (steps: typeof dates, by: string) =>
    steps.filter((step) => step.by === by).map(({ from, to }) => `${from} → ${to}`);

  test('reach every status', () => {
    expect(new Set(dates.map(({ to }) => to))).toEqual(new Set(DATE_STATUSES));
    const all = [...statuses.slots, ...statuses.open, ...statuses.mentoring];
    expect(new Set(all.map(({ to }) => to))).toEqual(new Set(REGISTRATION_STATUSES));
    expect(statuses.mentoring.map(({ to }) => to)).not.toContain('dates_to_be_confirmed');
  });

  test('agree with the date status in the event catalogue', () => {
    for (const [type, { dateBecomes }] of Object.entries(REGISTRATION_EVENTS)) {
      const reached = new Set(dates.filter(({ by }) => by === type).map(({ to }) => to));
      if (dateBecomes !== undefined && dateBecomes !== 'derived')
        expect([type, [...reached]]).toEqual([type, [dateBecomes]]);
    }
  });

  test('show the transitions of the rules', () => {
    expect(arrows(dates, 'DateConfirmedByCoordinator').sort()).toEqual([
      'to_be_confirmed → awaiting_manager',
      'to_be_confirmed → in_progress',
    ]);
    expect(arrows(certificates, 'ParticipationDisputed').sort()).toEqual([
      'awaiting_validation → disputed',
      'validated → disputed',
    ]);
    expect(arrows(statuses.mentoring, 'ApproveApplication').sort()).toEqual([
      'application → looking_for_mentee',
      'conversation → looking_for_mentee',
    ]);
    expect(arrows(statuses.slots, 'time').sort()).toEqual([
      'application → not_finalized',
      'conversation → not_finalized',
      'in_progress → awaiting_confirmation',
    ]);
  });
});
