import { describe, expect, it } from '@jest/globals';
import type { Locale } from '#platform/http';
import { actionOf } from './links/link-actions.js';
import { reminderOf } from '#contexts/registrations';
import { ConsoleLinks, consoleLinksOf } from './console-links.js';
import { CONSOLE_ROUTES } from './console-routes.js';
import { LINK_LABELS } from './templates/mail-phrases.js';
import type { Audience, LinkKey, MailKind } from './templates/mail.types.js';
import { renderMail } from './templates/render-mail.js';
import { everyMail, partnershipView, view } from './testing/mail-views.js';

const [REGISTRATION, INITIATIVE, PARTNERSHIP] = [1, 2, 3].map(
  (digit) => `${digit}0000000-0000-4000-8000-000000000000`,
) as [string, string, string];
const CONSOLE = 'https://console.test/app';
const consoleLinks = new ConsoleLinks(() => `${CONSOLE}/`);

const isOnPartnership = (kind: MailKind): boolean => /^(Partnership|Mandate)/.test(kind);

/** The addresses of the links that a mail of this kind has. */
function linksOf(audience: Audience, kind: MailKind): Partial<Record<LinkKey, string>> {
  const answers = reminderOf(kind === 'ManagerReminded' ? 'ManagerApprovalRequested' : kind);
  const deciding = (answers?.answers ?? []).flatMap((command) => actionOf(command) ?? []);
  return {
    ...Object.fromEntries(deciding.map((key) => [key, `https://ledger.test/links/${key}`])),
    ...consoleLinks.of(
      audience,
      kind,
      isOnPartnership(kind)
        ? { partnership: PARTNERSHIP }
        : { registration: REGISTRATION, initiative: INITIATIVE },
    ),
  };
}

function textOf(kind: MailKind, audience: Audience, locale: Locale): string {
  const links = linksOf(audience, kind);
  const signsOfLife = { search: false, date: true, reminder: true };
  const of = isOnPartnership(kind)
    ? partnershipView(audience, { links })
    : view(audience, { links, signsOfLife, message: 'Hello' });
  return renderMail(kind, locale, of).text.replace(/\u00a0/g, ' ');
}

/** What a sentence asks of its reader, and the link by which they do it. */
const SENTENCES: Readonly<Record<Locale, readonly (readonly [RegExp, LinkKey])[]>> = {
  en: [
    [/(select|choose) another (date|slot)|sign up again/, 'initiative'],
    [/sign up for another initiative/, 'initiatives'],
    [/Please answer in/, 'reply'],
    [/please cancel/, 'cancelDates'],
    [/Please confirm or refuse|Please decide|Please validate or decline/, 'toDecide'],
    [/Please approve or refuse/, 'toApprove'],
    [/Please approve or refuse/, 'approve'],
    [/Please approve or refuse/, 'refuse'],
    [/first message|a message to|write to Les/, 'write'],
    [/tell us whether you took part/, 'confirm'],
    [/tell us whether you took part/, 'missed'],
    [/If you have found one/, 'found'],
    [/If you are still looking/, 'stillLooking'],
    [/you can cancel/, 'cancel'],
    [/you can add sessions/, 'addDates'],
    [/tell us that it is over/, 'end'],
    [/In Volunteer Ledger, you can/, 'open'],
  ],
  fr: [
    [/choisir (une autre date|un autre créneau)|vous inscrire à nouveau/, 'initiative'],
    [/inscrire à une autre initiative|autres initiatives vous attendent/, 'initiatives'],
    [/Merci de répondre dans/, 'reply'],
    [/merci d’annuler/, 'cancelDates'],
    [/confirmer ou de|valider ou de|donner votre décision/, 'toDecide'],
    [/Merci d’approuver/, 'toApprove'],
    [/Merci d’approuver/, 'approve'],
    [/Merci d’approuver/, 'refuse'],
    [/premier message|un message à l’association|écrivez à l’association/, 'write'],
    [/dire si vous avez participé/, 'confirm'],
    [/dire si vous avez participé/, 'missed'],
    [/Si vous l’avez trouvée/, 'found'],
    [/Si vous cherchez toujours/, 'stillLooking'],
    [/vous pouvez annuler/, 'cancel'],
    [/permettent d’ajouter des séances/, 'addDates'],
    [/nous dire qu’il est terminé/, 'end'],
    [/Dans Volunteer Ledger, vous pouvez/, 'open'],
  ],
};
/** Writing to the platform team needs no link: the address stands in the sentence. */
const TO_SUPPORT = /write to (us|the platform)|[Éé]crivez(-nous| à l’équipe)/;

/** A page of the console, as a table of routes says it. */
const isRoute = (path: string): boolean =>
  Object.values(CONSOLE_ROUTES).some((route) =>
    new RegExp(`^${route.replace('$id', '[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}')}$`).test(path),
  );

describe('the links of mails', () => {
  it.each(everyMail)('%s to the %s (%s) leads to its subject', (kind, audience, locale) => {
    const subject = isOnPartnership(kind)
      ? `${CONSOLE}/partnerships/${PARTNERSHIP}`
      : `${CONSOLE}/registrations/${REGISTRATION}`;
    expect(textOf(kind, audience, locale)).toContain(subject);
  });

  it.each(everyMail)('%s to the %s (%s) has what it speaks of', (kind, audience, locale) => {
    const text = textOf(kind, audience, locale);
    for (const [sentence, key] of SENTENCES[locale])
      if (sentence.test(text)) expect(text).toContain(`\n${LINK_LABELS[key][locale]}`);
    for (const line of text.split('\n'))
      if (TO_SUPPORT.test(line)) expect(line).toContain('support@ledger.test');
  });

  it.each(['en', 'fr'] as const)(
    'each sentence that is looked for (%s) is in some mail',
    (locale) => {
      const texts = everyMail
        .filter(([, , of]) => of === locale)
        .map(([kind, audience]) => textOf(kind, audience, locale));
      for (const [sentence] of [...SENTENCES[locale], [TO_SUPPORT]])
        expect([String(sentence), texts.some((text) => sentence?.test(text))]).toEqual([
          String(sentence),
          true,
        ]);
    },
  );

  it('lead to pages of the table of routes, and to each of them', () => {
    const addresses = everyMail.flatMap(([kind, audience]) =>
      consoleLinksOf(audience, kind).map((key) => linksOf(audience, kind)[key] ?? ''),
    );
    addresses.push(consoleLinks.page('exports'), consoleLinks.page('webhooks'));
    const paths = new Set(addresses.map((url) => url.slice(CONSOLE.length)));
    expect([...paths].filter((path) => !isRoute(path))).toEqual([]);
    expect(paths.size).toBe(Object.keys(CONSOLE_ROUTES).length);
  });
});

/** What French asks of our own words: no straight apostrophe, and spaces that do not break. */
it.each(everyMail.filter(([, , locale]) => locale === 'fr'))(
  '%s to the %s (%s) is set in French type',
  (kind, audience, locale) => {
    const links = linksOf(audience, kind);
    const of = isOnPartnership(kind)
      ? partnershipView(audience, { links })
      : view(audience, { links });
    const { subject, text } = renderMail(kind, locale, of);
    const words = `${subject}\n${text}`.replace(/https?:\S+/g, '');
    expect(words).not.toMatch(/'|"|\.\.\.|[^\u00a0\d][:;?!»](?!\d)|«[^\u00a0]| [:;?!»]/);
  },
);
