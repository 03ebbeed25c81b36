import type { HttpApp } from '../../support/http-app.js';
import { ACTORS, partnershipOutOfScope, type Cell, type Role } from './actors.js';

/** What is asked, by whom. */
export interface Request {
  readonly by: string;
  readonly method: 'GET' | 'POST' | 'DELETE';
  readonly path: string;
  readonly body?: object;
  readonly headers?: Record<string, string>;
}

const kebab = (name: string) => name.replace(/(?<=[a-z])[A-Z]/g, '-$&').toLowerCase();
const LATER = { start: '2026-03-20T10:00+01:00', end: '2026-03-20T12:00+01:00' };
const REASON = { reason: 'for the record' };
/** At what somebody of acme has to look to be shown that it is beyond their level. */
const BELOW: readonly Role[] = ['admin', 'mandated_admin', 'auditor', 'analyst'];

/** Eva's registrations, by the command that can be given on them. */
const ON_REGISTRATION: Readonly<Record<string, { readonly of: string; readonly body?: object }>> = {
  SelectDates: { of: 'talk', body: { dates: [LATER] } },
  PostMessage: { of: 'talk', body: { text: 'Hello' } },
  CompleteTask: { of: 'talk', body: { task: 'charter' } },
  ApproveApplication: { of: 'asked' },
  DeclineApplication: { of: 'talk' },
  RecordMenteeFound: { of: 'search', body: { start: LATER.start } },
  ReportStillLooking: { of: 'search' },
  ChangePeriodEnd: { of: 'running', body: { end: LATER.end } },
  EndMentoring: { of: 'running' },
  ConfirmDates: { of: 'chosen' },
  RefuseDates: { of: 'chosen' },
  ApproveDates: { of: 'approving' },
  RefuseDatesAsManager: { of: 'approving' },
  CancelDates: { of: 'chosen' },
  CancelRegistration: { of: 'talk' },
  ConfirmParticipation: { of: 'held' },
  ReportNonParticipation: { of: 'held' },
  ValidateParticipation: { of: 'attended' },
  DisputeParticipation: { of: 'attended', body: REASON },
  RemindCoordinator: { of: 'talk' },
  RemindManager: { of: 'approving' },
  ReopenRegistration: { of: 'old', body: REASON },
  RestoreDate: { of: 'attended', body: REASON },
};
const VARIANTS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  held: {
    shared: 'heldShared',
    'company-specific mentoring': 'mentored',
    'shared mentoring': 'mentoredShared',
  },
  attended: { shared: 'attendedShared' },
};

/** Makes the requests of the matrix. */
export class Requests {
  constructor(private readonly app: HttpApp) {}

  registration({ name, role, relation }: Cell): Request {
    const { of: eva = '', body = {} } = ON_REGISTRATION[name] ?? {};
    const dated = name === 'RemindManager' || name === 'RestoreDate';
    const variant = VARIANTS[eva]?.[relation.replace('theirs, ', '')];
    const theirs = role === 'main_admin' ? (dated ? 'gilsDate' : 'gils') : (variant ?? eva);
    const out =
      role === 'main_admin' || role === 'nobody' ? eva : role === 'coordinator' ? 'bobs' : 'toms';
    const own = role === 'employee' ? eva : dated ? 'allsDate' : 'alls';
    const of = relation === 'own' ? own : relation === 'out' ? out : theirs;
    const date =
      name === 'RestoreDate'
        ? {
            date:
              this.app.scenario.ids.date.get(`${of}.d`) ??
              this.app.scenario.id('date', 'attended.d'),
          }
        : {};
    const acting = relation === 'own' && role !== 'employee';
    return {
      by: acting ? 'all' : ACTORS[role],
      method: 'POST',
      path: `/registrations/${this.#id('registration', of)}/${kebab(name)}`,
      body: { ...body, ...date },
      ...(acting ? { headers: { 'act-as': role.replace('platform_', '') } } : {}),
    };
  }

  initiative({ name, role, relation }: Cell): Request {
    const gamma = role === 'main_admin';
    const signUp = name === 'SubmitApplication' || name === 'SignUpAndSelectDates';
    const running = {
      own: gamma ? 'gammas' : name === 'OpenInitiative' ? 'closed' : 'chosen',
      shared: name === 'OpenInitiative' ? 'closedShared' : 'approving',
    };
    const things: Readonly<Record<string, string>> = {
      'company-specific': signUp ? (gamma ? 'freshGamma' : 'freshOwn') : running.own,
      shared: signUp ? 'fresh' : running.shared,
      'company-specific draft': 'draft',
      'shared draft': 'draftShared',
      out: gamma ? (signUp ? 'freshOwn' : 'chosen') : signUp ? 'foreignTalk' : 'foreign',
    };
    const thing = things[relation] ?? '';
    const id = this.#id('initiative', thing);
    if (signUp) {
      const dates = name === 'SubmitApplication' ? {} : { dates: [LATER] };
      const path = name === 'SubmitApplication' ? 'submit-application' : 'select-dates';
      return this.#by(role, `/registrations/${path}`, { initiative: id, ...dates });
    }
    const slot =
      name === 'CancelSlot' || name === 'ChangeSlot'
        ? { slot: this.#id('slot', `${thing}.s`) }
        : {};
    const more = {
      ChangeInitiative: { place: 'Quai 3' },
      ChangeSlot: { capacity: 5 },
      AddSlots: { slots: [LATER] },
    };
    return this.#by(role, `/initiatives/${id}/${kebab(name)}`, {
      ...slot,
      ...more[name as keyof typeof more],
    });
  }

  newInitiative({ role, relation }: Cell): Request {
    const [own, other] = role === 'main_admin' ? ['gamma', 'acme'] : ['acme', 'beta'];
    const named =
      relation === 'company-specific' ? own : relation === 'of another company' ? other : undefined;
    const nonprofit = this.#id('nonprofit', relation === 'of a stranger' ? 'others' : 'helpers');
    const company = named === undefined ? {} : { company: this.#id('company', named) };
    return this.#by(role, '/initiatives/create-initiative', {
      title: 'New',
      kind: 'open',
      nonprofit,
      ...company,
    });
  }

  partnership({ name, role, relation }: Cell): Request {
    const theirs =
      name === 'RevokeMandate'
        ? 'acme/helpers'
        : /Validate|Decline/.test(name)
          ? 'acme/waiting'
          : 'acme/plain';
    const out = partnershipOutOfScope(role);
    const words = {
      MovePartnership: { level: this.#id('level', 'acme/lyon') },
      GrantMandate: { request: 'letter 7' },
    };
    const id = this.#id('partnership', relation === 'out' ? out : theirs);
    return this.#by(
      this.#ofAcme(role),
      `/partnerships/${id}/${kebab(name)}`,
      words[name as keyof typeof words] ?? {},
    );
  }

  proposal({ role, relation }: Cell): Request {
    const company = this.#id('company', relation === 'out' ? 'beta' : 'acme');
    return this.#by(this.#ofAcme(role), '/partnerships/propose-partnership', {
      company,
      nonprofits: [this.#id('nonprofit', 'former')],
    });
  }

  company({ name, role, relation }: Cell): Request {
    const words = {
      ChangeCompanySettings: { locale: 'fr' },
      AddNetworkLevel: { name: 'new' },
      MoveNetworkLevel: {
        level: this.#id('level', 'acme/lyon'),
        parent: this.#id('level', 'acme/paris'),
      },
      RenameNetworkLevel: { level: this.#id('level', 'acme/lyon'), name: 'new' },
      RenameCompany: { name: 'New' },
    };
    const id = this.#id('company', relation === 'out' ? 'beta' : 'acme');
    return this.#by(
      this.#ofAcme(role),
      `/companies/${id}/${kebab(name)}`,
      words[name as keyof typeof words],
    );
  }

  nonprofit({ name, role, relation }: Cell): Request {
    const words = {
      ChangeNonprofitProfile: { description: 'New words' },
      AddLocation: { location: 'Lyon' },
      ChangeLocation: { location: 'Paris', to: 'Lyon' },
      RemoveLocation: { location: 'Paris' },
      RenameNonprofit: { name: 'New' },
      AddCoordinator: { name: 'New', mail: 'new@matrix.example' },
    };
    const id = this.#id('nonprofit', relation === 'out' ? 'others' : 'helpers');
    return this.#by(
      this.#ofAcme(role),
      `/nonprofits/${id}/${kebab(name)}`,
      words[name as keyof typeof words],
    );
  }

  person({ name, role, relation }: Cell): Request {
    const by = this.#ofAcme(role);
    const whom =
      relation === 'own'
        ? by
        : relation === 'colleague'
          ? 'all'
          : relation === 'out'
            ? BELOW.includes(role)
              ? 'tom'
              : 'bob'
            : 'evy';
    const own = relation === 'own';
    const words = {
      GrantRole: { role: 'analyst' },
      RevokeRole:
        relation === 'colleague'
          ? { role: 'coordinator', nonprofit: this.#id('nonprofit', 'helpers') }
          : { role: 'auditor' },
      ChangePerson: { name: 'New name' },
      AssignManager: { manager: own ? null : this.#id('person', 'max') },
      MovePerson: { level: this.#id('level', own ? 'acme/paris/nord' : 'acme/paris') },
      MuteReminders: { kind: 'EngagementReviewSent' },
      UnmuteReminders: { kind: 'EngagementReviewSent' },
    };
    return this.#by(
      by,
      `/people/${this.#id('person', whom)}/${kebab(name)}`,
      words[name as keyof typeof words] ?? {},
    );
  }

  fresh({ name, role }: Cell): Request {
    const words = {
      RegisterCompany: {
        path: '/companies/register-company',
        body: { name: 'New', zone: 'Europe/Paris' },
      },
      RegisterNonprofit: { path: '/nonprofits/register-nonprofit', body: { name: 'New' } },
      RegisterPerson: {
        path: '/people/register-person',
        body: { name: 'New', mail: 'new@matrix.example', roles: [{ role: 'auditor' }] },
      },
    };
    const { path, body } = words[name as keyof typeof words];
    return this.#by(role, path, body);
  }

  #id(kind: Parameters<HttpApp['scenario']['id']>[0], name: string): string {
    return this.app.scenario.id(kind, name);
  }

  /** Partnerships, people and organisations are looked at in acme, by those who are high enough there. */
  #ofAcme(role: Role): string {
    return role === 'main_admin' ? 'ada' : role === 'admin' ? 'lea' : ACTORS[role];
  }

  #by(by: string, path: string, body: object): Request {
    return { by: by in ACTORS ? ACTORS[by as Role] : by, method: 'POST', path, body };
  }
}
