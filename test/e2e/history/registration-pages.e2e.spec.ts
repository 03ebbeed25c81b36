import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { openExports, type ExportApp } from '../../support/exports.js';

let exportApp: ExportApp;
beforeAll(async () => {
  exportApp = await openExports();
  await exportApp.say('eva', `/registrations/${exportApp.ids.slots}/post-message`, {
    text: 'A word between us',
  });
});
afterAll(() => exportApp.app.close());

const link = (who: string, more: object = {}) =>
  exportApp.app.send<{ path: string }>(who, 'POST', '/page-links', {
    kind: 'registration',
    id: exportApp.ids.slots,
    ...more,
  });
const open = async (who: string, more: object = {}) =>
  (await exportApp.app.sendRaw<string>('GET', (await link(who, more)).body.path)).body;

describe('the page of a registration', () => {
  test('says what happened, and that the chain was verified', async () => {
    const body = await open('ada');
    expect(body).toContain('History of a registration');
    expect(body).toContain('The employee signed up.');
    expect(body).toContain('Dates to be confirmed');
    expect(body).toContain('was verified: it is intact.');
  });

  test('is in French', async () => {
    const body = await open('ada', { locale: 'fr' });
    expect(body).toContain('<html lang="fr">');
    expect(body).toContain('Historique d’une inscription');
    expect(body).toContain('L’association a confirmé une date.');
    expect(body).toContain('Dates à confirmer');
    expect(body).not.toContain('The nonprofit confirmed');
  });

  test('shows the texts of messages to the two sides alone', async () => {
    expect(await open('eva')).toContain('A word between us');
    expect(await open('cora')).toContain('A word between us');
    const body = await open('ana');
    expect(body).not.toContain('A word between us');
    expect(body).toContain('Withheld');
  });

  test('is not made for people outside its scope', async () => {
    expect((await link('bea')).status).toBe(404);
  });

  test('is recorded as a read of the history', async () => {
    await open('ana', { format: 'csv', locale: 'fr' });
    const { body } = await exportApp.app.get<{ items: object[] }>(
      'pia',
      `/reads?what=history&registration=${exportApp.ids.slots}`,
    );
    // Time stands still, so that reads of the same instant have no order.
    expect(body.items).toContainEqual(
      expect.objectContaining({
        capacity: 'analyst',
        filters: expect.objectContaining({ as: 'csv', locale: 'fr' }) as unknown,
      }),
    );
  });
});
