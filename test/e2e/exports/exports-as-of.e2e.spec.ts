import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { only, openExports, type ExportApp } from '../../support/exports.js';

let exportApp: ExportApp;
beforeAll(async () => {
  exportApp = await openExports();
});
afterAll(() => exportApp.app.close());

describe('the past', () => {
  const FORMATS = ['csv', 'xlsx'] as const;
  const NAMES = ['registrations', 'dates', 'partnerships'] as const;
  const cases = NAMES.flatMap((name) => FORMATS.map((format) => [name, format] as const));

  test.each(cases)(
    '%s folded from the log for this instant are the live ones, byte for byte (%s)',
    async (name, format) => {
      const live = await exportApp.exported('pia', name, { format });
      for (const request of [
        { asOf: live.manifest.instant },
        { asOf: live.manifest.instant, clock: 'happened' },
      ]) {
        const folded = await exportApp.exported('pia', name, { format, ...request });
        expect(folded.manifest).toEqual({
          ...live.manifest,
          clock: folded.manifest.clock,
          request: { ...live.manifest.request, ...request },
        });
        expect(folded.bytes.equals(live.bytes)).toBe(true);
      }
    },
  );

  test.each(cases)(
    '%s give the same bytes once every read model was rebuilt (%s)',
    async (name, format) => {
      const before = await exportApp.exported('ada', name, { format });
      await exportApp.app.scenario.product.engine.rebuild();
      await exportApp.app.settle();
      const after = await exportApp.exported('ada', name, { format });
      expect(after.manifest).toEqual(before.manifest);
    },
  );

  test('knows what had been recorded then, and no more', async () => {
    const asOf = exportApp.app.scenario.instant('2026-01-07T09:59');
    const { rows, manifest } = await exportApp.exported('ada', 'registrations', { asOf });
    expect(only(rows, 'registration', 'status', 'manager')).toEqual([
      `${exportApp.ids.slots} dates_to_be_confirmed max`,
      `${exportApp.ids.mentoring} application max`,
    ]);
    expect(manifest).toMatchObject({ instant: asOf, request: { asOf } });
    expect(
      (
        await exportApp.exported('ada', 'registrations', {
          asOf: exportApp.app.scenario.instant('2026-01-01T00:00'),
        })
      ).rows,
    ).toEqual([]);
  });

  test('shows levels as they were, names and scope as they are', async () => {
    const before = await exportApp.exported('ada', 'registrations');
    await exportApp.app.at('2026-02-05T10:00');
    await exportApp.say('ada', `/people/${exportApp.id('person', 'eva')}/move-person`, {
      level: exportApp.id('level', 'acme/lyon'),
    });
    try {
      const past = await exportApp.exported('lea', 'registrations', {
        asOf: before.manifest.instant,
      });
      expect(only(past.rows, 'registration', 'level')).toContain(
        `${exportApp.ids.slots} acme/paris/nord`,
      );
      expect(
        only((await exportApp.exported('lea', 'registrations')).rows, 'registration', 'level'),
      ).toContain(`${exportApp.ids.slots} acme/lyon`);
      expect((await exportApp.exported('aud', 'registrations')).rows).toEqual([]);
      const again = await exportApp.exported('ada', 'registrations', {
        position: before.manifest.position,
      });
      expect(again.manifest.sha256).toBe(before.manifest.sha256);
    } finally {
      await exportApp.say('ada', `/people/${exportApp.id('person', 'eva')}/move-person`, {
        level: exportApp.id('level', 'acme/paris/nord'),
      });
    }
  });

  test('ends at a position that was reached', async () => {
    const { status, problem } = await exportApp.ask('ada', {
      name: 'dates',
      position: '9'.repeat(16),
    });
    expect({ status, rule: problem.rule }).toEqual({ status: 409, rule: 'position_ahead' });
  });

  test('of two clocks differs by what was written down late', async () => {
    const then = '2026-02-10T18:00';
    await exportApp.app.scenario.clock.moveTo(exportApp.app.scenario.instant('2026-02-12T09:00'));
    await exportApp.app.settle();
    const status = async (clock: string) =>
      only(
        (
          await exportApp.exported('ada', 'dates', {
            asOf: exportApp.app.scenario.instant(then),
            clock,
            employee: exportApp.id('person', 'eva'),
          })
        ).rows,
        'status',
      );
    expect(await status('recorded')).toEqual(['participated', 'in_progress']);
    expect(await status('happened')).toEqual(['participated', 'awaiting_confirmation']);
  });
});
