import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { commandsOf, type Command } from '../../support/command-routes.js';
import { openHttpApp, type HttpApp } from '../../support/http-app.js';
import type { PageOf } from '../../support/command-outcome.js';

/** What people type, on its way in and when it is looked for (docs/domain.md §8). */

const HEAD = `
zone: Europe/Paris
start: 2026-01-05T09:00
given:
  companies:
    acme: { managerPolicy: none }
  nonprofits:
    helpers: { coordinators: [cora] }
  people:
    ada: { admin: acme }
    cora: { coordinator: helpers }
    pia: { platform: true }
`;

let app: HttpApp;
let commands: readonly Command[];
beforeAll(async () => {
  app = await openHttpApp(HEAD);
  commands = await commandsOf(app);
});
afterAll(() => app.close());

const ID = '11111111-1111-4111-8111-111111111111';
const pathOf = ({ path }: Command) => path.replace(/\{\w+\}/g, ID);

interface TextField {
  readonly command: Command;
  readonly field: string;
  readonly list: boolean;
  readonly longest: number;
  /** A blank takes away what there is. */
  readonly mayBeBlank: boolean;
}

/** Fields with a form of their own, which no accent fits. */
const FORMS = ['mail', 'zone', 'start', 'end'];

/** Every field of a command that people type. */
const textFields = (): TextField[] =>
  commands.flatMap((command) =>
    command.fields
      .filter((field) => field.isText)
      .map((field) => ({
        command,
        field: field.name,
        list: field.list,
        longest: field.longest ?? 200,
        mayBeBlank: field.takes(''),
      })),
  );

/** The fields that are refused, by their length alone if asked. */
async function refusedFields(
  { command, field, list }: TextField,
  text: string,
  rule?: 'isLength',
): Promise<string[]> {
  const body = { ...command.sample({ person: ID }), [field]: list ? [text] : text };
  const { status, problem } = await app.send('pia', 'POST', pathOf(command), body);
  return status === 400
    ? (problem.errors ?? [])
        .filter((error) => rule === undefined || error.rule === rule)
        .map((error) => error.field)
    : [];
}

describe('every text field of every command', () => {
  test('refuses what shows nothing, unless a blank takes it away', async () => {
    const fields = textFields();
    expect(fields.filter(({ mayBeBlank }) => !mayBeBlank).length).toBeGreaterThan(15);
    for (const one of fields)
      for (const blank of ['\u200B', '\u2800', '\u3164', '\u00A0\uFEFF', '\uFFFF'])
        expect({
          field: `${one.command.name}.${one.field}`,
          blank,
          refused: await refusedFields(one, blank),
        }).toMatchObject({ refused: one.mayBeBlank ? [] : [one.field] });
  });

  test('is measured as it is kept, composed', async () => {
    for (const one of textFields().filter(({ field }) => !FORMS.includes(field)))
      expect({
        field: `${one.command.name}.${one.field}`,
        refused: await refusedFields(one, 'e\u0301'.repeat(one.longest), 'isLength'),
      }).toMatchObject({ refused: [] });
  });
});

describe('a person', () => {
  const register = (name: string, mail: string) =>
    app.do('ada', '/people/register-person', { name, mail });
  const search = async (words: string) => {
    const { body } = await app.send<PageOf<{ readonly name: string }>>(
      'ada',
      'POST',
      '/people/search',
      { search: words },
    );
    return body.items.map(({ name }) => name);
  };

  test('is kept composed, trimmed and without invisible characters', async () => {
    const { body } = await register(
      ' Jose\u0301\u200B Ruiz ',
      'Jose\u0301@Acm\u00E9.example\u200B',
    );
    const person = await app.get('ada', `/people/${body.id}`);
    expect(person.body).toMatchObject({ name: 'José Ruiz', mail: 'José@xn--acm-dma.example' });
  });

  test('is one with the same mail address in another form', async () => {
    expect((await register('José', 'JOSÉ@xn--acm-dma.example')).problem).toMatchObject({
      status: 409,
      rule: 'nothing_changes',
    });
  });

  test.each(['a\uFFFE', 'a\u{1FFFF}', 'a\u0000', 'a\uD800'])(
    'has no name like %j',
    async (name) => {
      expect((await register(name, 'somebody@acme.example')).problem).toMatchObject({
        status: 400,
        field: 'name',
      });
    },
  );

  test.each(['a b@acme.example', 'a,b@acme.example', '"a"@acme.example', 'a@acme', 'a@b..example'])(
    'has no mail address like %s',
    async (mail) => {
      expect((await register('Somebody', mail)).problem).toMatchObject({
        status: 400,
        field: 'mail',
      });
    },
  );

  test.each([
    ["O'Brien", 'O’Brien Sean'],
    ['Lukasz', 'Łukasz Nowak'],
    ['Petit Elodie', 'Élodie Petit'],
    ['nowak@', 'Łukasz Nowak'],
    ['jean luc', 'Jean-Luc Œuvrard'],
    ['OEUVRARD', 'Jean-Luc Œuvrard'],
  ])('is found by %s', async (words, name) => {
    const known = await search(name);
    if (known.length === 0)
      await register(
        name,
        `${
          name
            .split(' ')
            .at(-1)
            ?.normalize('NFKD')
            .replace(/\P{ASCII}/gu, '') ?? ''
        }@acme.example`,
      );
    expect(await search(words)).toEqual([name]);
  });

  test('stands where a dictionary has them, on every page', async () => {
    for (const name of ['Zoé', 'Élan', 'eve', 'Eva', 'Łucja', 'Luc', 'Mo'])
      await register(
        name,
        `${name.normalize('NFKD').replace(/\P{ASCII}/gu, '')}.sorted@acme.example`,
      );
    const names: string[] = [];
    for (let after: string | null = ''; after !== null;) {
      const { body }: { body: PageOf<{ readonly name: string }> } = await app.get(
        'ada',
        `/people?limit=2${after === '' ? '' : `&after=${encodeURIComponent(after)}`}`,
      );
      names.push(...body.items.map(({ name }) => name));
      after = body.next;
    }
    const sorted = ['Élan', 'Eva', 'eve', 'Luc', 'Łucja', 'Mo', 'Zoé'];
    expect(names.filter((name) => sorted.includes(name))).toEqual(sorted);
    expect(new Set(names).size).toBe(names.length);
  });
});

describe('a company', () => {
  const settings = (zone: string) =>
    app.do('ada', `/companies/${app.scenario.id('company', 'acme')}/change-company-settings`, {
      zone,
    });
  const zoneNow = async () => {
    const { body } = await app.get<{ settings: { zone: string } }>(
      'ada',
      `/companies/${app.scenario.id('company', 'acme')}`,
    );
    return body.settings.zone;
  };

  test.each(['PST', 'EST', 'US/Pacific-New', 'Japan', '+01:00'])('has no zone %s', async (zone) => {
    const registered = await app.send('pia', 'POST', '/companies/register-company?dryRun=true', {
      name: 'New',
      zone,
    });
    expect(registered.problem).toMatchObject({ status: 400, field: 'zone', rule: 'zone' });
    expect((await settings(zone)).problem).toMatchObject({ status: 400, field: 'zone' });
  });

  test.each([
    ['asia/calcutta', 'Asia/Kolkata'],
    ['US/Pacific', 'America/Los_Angeles'],
    ['europe/paris', 'Europe/Paris'],
  ])('has its zone %s under its name %s', async (zone, kept) => {
    expect((await settings(zone)).status).toBe(200);
    expect(await zoneNow()).toBe(kept);
  });

  test('refuses a level whose name differs in case alone', async () => {
    const path = `/companies/${app.scenario.id('company', 'acme')}/add-network-level`;
    expect((await app.do('ada', path, { name: 'Île-de-France' })).status).toBe(200);
    expect((await app.do('ada', path, { name: 'I\u0302LE-DE-FRANCE' })).problem).toMatchObject({
      status: 409,
      rule: 'level_exists',
    });
  });
});
