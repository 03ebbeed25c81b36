import { parseJourney } from '../../../tools/journeys/format/parse.js';
import { type CommandStep } from '../../../apps/all-in-one/scenario/journey.types.js';
import { playCommand } from '../../../apps/all-in-one/scenario/play-command.js';
import { HttpApp, openHttpApp } from '../../support/http-app.js';

/**
 * Somebody of every role, and of every thing one that is theirs, one in their scope and one outside. `all` holds every role at once;
 * `gone` has left. The mandate is managed at acme/paris: `lea` acts under it, `ned` is below it. `gia`'s company has none.
 */
const HEAD = `
zone: Europe/Paris
start: 2026-01-05T09:00
given:
  companies:
    acme: { managerPolicy: per_date, levels: [acme/paris, acme/paris/nord, acme/lyon], agreementDownload: true }
    gamma: { managerPolicy: per_date, agreementDownload: true }
    beta: { managerPolicy: none }
  nonprofits:
    helpers: { coordinators: [cora, all], locations: [Paris] }
    waiting: { coordinators: [cora] }
    plain: { coordinators: [cora] }
    former: { coordinators: [cora] }
    above: { coordinators: [cora] }
    others: { coordinators: [otto], locations: [Paris] }
  people:
    eva: { employee: acme/paris/nord, manager: max }
    evy: { employee: acme/paris/nord, auditor: acme/paris/nord }
    tom: { employee: acme/lyon }
    gone: { employee: acme/lyon }
    max: { manager: acme }
    ada: { admin: acme }
    lea: { admin: acme/paris }
    ned: { admin: acme/paris/nord }
    aud: { auditor: acme/paris }
    ana: { analyst: acme/paris }
    gil: { employee: gamma, manager: gus }
    gus: { manager: gamma }
    gia: { admin: gamma }
    bob: { employee: beta }
    bea: { admin: beta }
    pia: { platform: true }
    paul: { auditor: true }
    anna: { analyst: true }
    cora: { coordinator: helpers }
    otto: { coordinator: others }
    all: { employee: acme/paris/nord, manager: max, admin: acme, auditor: acme, analyst: acme, platform: true, coordinator: helpers }
  partnerships:
    - { company: acme, nonprofit: helpers, status: validated, mandate: true, level: acme/paris }
    - { company: acme, nonprofit: waiting, status: awaiting_confirmation, level: acme/paris }
    - { company: acme, nonprofit: plain, status: validated, level: acme/paris }
    - { company: acme, nonprofit: former, status: cancelled, level: acme/paris }
    - { company: acme, nonprofit: above, status: validated }
    - { company: gamma, nonprofit: helpers, status: validated }
    - { company: beta, nonprofit: others, status: validated }
  initiatives:
    old: { nonprofit: helpers, kind: open }
    talk: { nonprofit: helpers, kind: open, company: acme, tasks: [charter] }
    fresh: { nonprofit: helpers, kind: open }
    freshOwn: { nonprofit: helpers, kind: open, company: acme }
    freshGamma: { nonprofit: helpers, kind: open, company: gamma }
    asked: { nonprofit: helpers, kind: mentoring, company: acme }
    search: { nonprofit: helpers, kind: mentoring, company: acme }
    running: { nonprofit: helpers, kind: mentoring, company: acme }
    mentored: { nonprofit: helpers, kind: mentoring, company: acme }
    mentoredShared: { nonprofit: helpers, kind: mentoring }
    chosen: { nonprofit: helpers, kind: slots, company: acme, slots: { s: { start: 2026-03-10T10:00, end: 2026-03-10T12:00 } } }
    approving: { nonprofit: helpers, kind: slots, slots: { s: { start: 2026-03-10T10:00, end: 2026-03-10T12:00 } } }
    held: { nonprofit: helpers, kind: slots, company: acme, slots: { s: { start: 2026-02-21T10:00, end: 2026-02-21T12:00 } } }
    heldShared: { nonprofit: helpers, kind: slots, slots: { s: { start: 2026-02-21T10:00, end: 2026-02-21T12:00 } } }
    attended: { nonprofit: helpers, kind: slots, company: acme, slots: { s: { start: 2026-02-21T10:00, end: 2026-02-21T12:00 } } }
    attendedShared: { nonprofit: helpers, kind: slots, slots: { s: { start: 2026-02-21T10:00, end: 2026-02-21T12:00 } } }
    closed: { nonprofit: helpers, kind: slots, company: acme, slots: { s: { start: 2026-03-10T10:00, end: 2026-03-10T12:00 } } }
    closedShared: { nonprofit: helpers, kind: slots, slots: { s: { start: 2026-03-10T10:00, end: 2026-03-10T12:00 } } }
    draft: { nonprofit: helpers, kind: slots, company: acme, draft: true, slots: { s: { start: 2026-03-10T10:00, end: 2026-03-10T12:00 } } }
    draftShared: { nonprofit: helpers, kind: slots, draft: true, slots: { s: { start: 2026-03-10T10:00, end: 2026-03-10T12:00 } } }
    gammas: { nonprofit: helpers, kind: slots, company: gamma, slots: { s: { start: 2026-03-10T10:00, end: 2026-03-10T12:00 } } }
    foreign: { nonprofit: others, kind: slots, slots: { s: { start: 2026-03-10T10:00, end: 2026-03-10T12:00 } } }
    foreignTalk: { nonprofit: others, kind: open }
`;

const step = (as: string, name: string, words: string) =>
  `  - { as: ${as}, do: ${name}, with: { ${words} } }\n`;
const apply = (of: string, who: string, to: string) =>
  step(who, 'SubmitApplication', `registration: ${of}, initiative: ${to}`);
const select = (of: string, who: string, to: string, slot = 's') =>
  step(
    who,
    'SelectDates',
    `registration: ${of}, initiative: ${to}, dates: { d: { slot: ${slot} } }`,
  );
const on = (of: string, who: string, name: string) => step(who, name, `registration: ${of}`);

/** A slot confirmed and approved; a mentoring period found and approved. */
const engaged = (of: string) =>
  select(of, 'eva', of) + on(of, 'cora', 'ConfirmDates') + on(of, 'max', 'ApproveDates');
const mentoring = (of: string, period: string) =>
  apply(of, 'eva', of) +
  on(of, 'cora', 'ApproveApplication') +
  step('eva', 'RecordMenteeFound', `registration: ${of}, period: { p: { ${period} } }`) +
  on(of, 'max', 'ApproveDates');

/** Registrations are called after their initiative where they are eva's, else after whose they are. */
const STEPS = `steps:
${apply('old', 'eva', 'old')}  - at: 2026-02-20T09:00
    as: eva
    do: SubmitApplication
    with: { registration: talk, initiative: talk }
${apply('asked', 'eva', 'asked')}${apply('search', 'eva', 'search')}${on('search', 'cora', 'ApproveApplication')}\
${mentoring('running', 'start: 2026-02-20T09:00')}\
${mentoring('mentored', 'start: 2026-02-20T09:00, end: 2026-02-21T09:00')}\
${mentoring('mentoredShared', 'start: 2026-02-20T09:00, end: 2026-02-21T09:00')}\
${select('chosen', 'eva', 'chosen')}${select('approving', 'eva', 'approving')}${on('approving', 'cora', 'ConfirmDates')}\
${['held', 'heldShared', 'attended', 'attendedShared'].map(engaged).join('')}\
${apply('alls', 'all', 'talk')}${apply('evys', 'evy', 'talk')}${apply('toms', 'tom', 'talk')}${apply('gils', 'gil', 'freshGamma')}${apply('bobs', 'bob', 'foreignTalk')}\
${select('allsDate', 'all', 'approving')}${select('gilsDate', 'gil', 'approving')}${on('gilsDate', 'cora', 'ConfirmDates')}\
${step('cora', 'CloseInitiative', 'initiative: closed')}${step('cora', 'CloseInitiative', 'initiative: closedShared')}\
  - at: 2026-02-22T09:00
    as: eva
    do: ConfirmParticipation
    with: { registration: attended }
${on('attendedShared', 'eva', 'ConfirmParticipation')}`;

/** The fixture, played as far as every command has something that it can be given on. */
export async function openAuthorizationApp(): Promise<HttpApp> {
  const app = await openHttpApp(HEAD);
  const { steps } = parseJourney(`journey: given\n${HEAD}\n${STEPS}`, 'given');
  for (const one of steps as readonly CommandStep[]) {
    if (one.at !== undefined) await app.at(one.at);
    await playCommand(app.scenario, one);
  }
  const gone = app.scenario.id('person', 'gone');
  await app.do('ada', `/people/${gone}/revoke-role`, { role: 'employee' });
  await app.do('pia', `/people/${app.scenario.id('person', 'evy')}/grant-role`, {
    role: 'auditor',
  });
  return app;
}
