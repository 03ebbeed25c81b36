import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { FORBIDDEN, made, NOT_FOUND, outcomeOf, refusedBy } from '../../support/command-outcome.js';
import { PEOPLE_HEADER } from '../../support/journey-headers.js';
import { openHttpApp, type HttpApp } from '../../support/http-app.js';

let app: HttpApp;
beforeAll(async () => {
  app = await openHttpApp(PEOPLE_HEADER);
});
afterAll(() => app.close());

const person = (name: string) => app.scenario.id('person', name);
const mailOf = (name: string) => app.scenario.mails.get(name) as string;
const change = async (by: string, who: string, body: object, query = '') =>
  outcomeOf(await app.do(by, `/people/${person(who)}/change-person${query}`, body));
const view = async (who: string) =>
  (
    await app.get<{ name: string; mail: string; locale: string; externalId: string | null }>(
      'pia',
      `/people/${person(who)}`,
    )
  ).body;
const CHANGED = made('PersonChanged');

describe('a person', () => {
  test('changes their own name and language, and nothing else', async () => {
    expect(await change('eva', 'eva', { name: 'Eva Martin', locale: 'fr' })).toEqual(CHANGED);
    expect(await view('eva')).toMatchObject({ name: 'Eva Martin', locale: 'fr' });
    for (const body of [{ mail: 'e@acme.example' }, { subject: 's' }, { externalId: 'x' }])
      expect(await change('eva', 'eva', body)).toEqual(refusedBy(403, 'fields_of_admins'));
    expect(await change('eva', 'tom', { name: 'Tommy' })).toEqual(FORBIDDEN);
  });

  test('is changed by admins at or above their level, and by the platform team', async () => {
    expect(await change('pam', 'eva', { externalId: '-7' })).toEqual(CHANGED);
    expect(await view('eva')).toMatchObject({ externalId: '-7' });
    expect(await change('pam', 'tom', { name: 'Tommy' })).toEqual(NOT_FOUND);
    expect(await change('bea', 'eva', { name: 'E' })).toEqual(NOT_FOUND);
    expect(await change('pia', 'cora', { mail: 'Cora@New.example' })).toEqual(CHANGED);
  });

  test('a change of nothing is refused', async () => {
    const { name, mail } = await view('eva');
    for (const body of [{}, { name, mail }])
      expect(await change('pam', 'eva', body)).toEqual(refusedBy(409, 'nothing_changes'));
    expect(await change('pam', 'eva', { name: ' ' })).toEqual(refusedBy(400, 'matches'));
  });

  test('bears in the event what changed, encrypted', async () => {
    await change('pam', 'eva', { name: 'Eva Durand', externalId: null });
    const { store } = app.scenario.product.runtime;
    const event = (await store.readStream(`person-${person('eva')}`)).at(-1);
    expect(Object.keys(event?.data ?? {}).sort()).toEqual(['externalId', 'name', 'person']);
    expect(JSON.stringify(event?.data)).not.toContain('Durand');
    expect(await view('eva')).toMatchObject({ name: 'Eva Durand', externalId: null });
  });

  test('leaves their old mail address to others at once', async () => {
    const old = mailOf('tom');
    expect(await change('ada', 'tom', { mail: 'tom.new@acme.example' })).toEqual(CHANGED);
    const again = await app.do('ada', '/people/register-person', { name: 'T', mail: old });
    expect(again.body.status).toBe('registered');
  });
});

describe('what only one person may have', () => {
  test('a mail address, a subject, and an external id in its company stay unique', async () => {
    await change('ada', 'tom', { subject: 'sub-tom', externalId: 'E1' });
    expect(await change('ada', 'eva', { mail: mailOf('bob').toUpperCase() })).toEqual(
      refusedBy(409, 'mail_taken'),
    );
    expect(await change('ada', 'eva', { subject: 'sub-tom' })).toEqual(
      refusedBy(409, 'subject_taken'),
    );
    expect(await change('ada', 'eva', { externalId: 'E1' })).toEqual(
      refusedBy(409, 'external_id_taken'),
    );
    expect(await change('bea', 'bob', { externalId: 'E1' })).toEqual(CHANGED);
  });

  test('a dry run does not tell that somebody elsewhere has a mail address', async () => {
    const known = await change('ada', 'eva', { mail: mailOf('bob') }, '?dryRun=true');
    const unknown = await change('ada', 'eva', { mail: 'n@nowhere.example' }, '?dryRun=true');
    expect([known, unknown]).toEqual([CHANGED, CHANGED]);
    expect(await change('ada', 'eva', { mail: mailOf('ada') }, '?dryRun=true')).toEqual(
      refusedBy(409, 'mail_taken'),
    );
  });

  test('of several at once one gets it, in whatever companies they are', async () => {
    const mail = 'wanted@people.example';
    const answers = await Promise.all(
      [
        ['ada', 'eva'],
        ['bea', 'bob'],
        ['ada', 'nora'],
      ].map(([by = '', who = '']) =>
        app.send(by, 'POST', `/people/${person(who)}/change-person`, { mail }),
      ),
    );
    await app.settle();
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
  });

  test('who holds roles beyond gets mail and subject from the platform team', async () => {
    await app.do('pia', `/people/${person('nora')}/grant-role`, { role: 'platform' });
    expect(await change('ada', 'nora', { subject: 'mine' })).toEqual(
      refusedBy(403, 'roles_beyond_own'),
    );
    expect(await change('ada', 'nora', { name: 'Nora' })).toEqual(CHANGED);
  });
});
