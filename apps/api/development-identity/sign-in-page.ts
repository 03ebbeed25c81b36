import Handlebars from 'handlebars';
import type { Locale } from '#platform/http';
import type { PersonToBe } from './people-to-be.js';

const ROLES = [
  'employee',
  'manager',
  'coordinator',
  'admin',
  'auditor',
  'analyst',
  'platform',
] as const;

const EN = {
  lang: 'en',
  title: 'Who do you want to be?',
  about: 'This installation is for development: anybody on this machine can sign in as anyone.',
  search: 'Find somebody else by name or mail address',
  find: 'Find',
  all: 'Show everybody again',
  none: 'Nobody is found. Search for another part of the name or mail address.',
  empty: 'Nobody has a role yet. Register people first: the README says how.',
  registrations: (n: number) => (n === 1 ? '1 registration' : `${n} registrations`),
  roles: {
    employee: 'Employees',
    manager: 'Managers',
    coordinator: 'Coordinators of nonprofits',
    admin: 'Admins',
    auditor: 'Auditors',
    analyst: 'Analysts',
    platform: 'Platform team',
  } as Readonly<Record<string, string>>,
  everywhere: 'Whole platform',
  unknown: 'This person is not known here any more. Choose another.',
  over: 'This sign-in is over. Go back to the console and sign in again.',
  problem: 'The sign-in did not work',
  signOut: 'Sign out',
  signOutTitle: 'Sign out of Volunteer Ledger?',
  signedOut: 'You are signed out',
};
const FR: typeof EN = {
  lang: 'fr',
  title: 'Qui voulez-vous être ?',
  about:
    'Cette installation sert au développement : toute personne sur cette machine peut se connecter sous n’importe quel nom.',
  search: 'Chercher une autre personne par nom ou adresse e-mail',
  find: 'Chercher',
  all: 'Revoir tout le monde',
  none: 'Personne n’a été trouvé. Cherchez une autre partie du nom ou de l’adresse.',
  empty: 'Personne n’a encore de rôle. Inscrivez d’abord des personnes : le README dit comment.',
  registrations: (n) => (n < 2 ? `${n} inscription` : `${n} inscriptions`),
  roles: {
    employee: 'Salariés',
    manager: 'Managers',
    coordinator: 'Coordinateurs d’associations',
    admin: 'Administrateurs',
    auditor: 'Auditeurs',
    analyst: 'Analystes',
    platform: 'Équipe de la plateforme',
  },
  everywhere: 'Toute la plateforme',
  unknown: 'Cette personne n’est plus connue ici. Choisissez-en une autre.',
  over: 'Cette connexion est terminée. Revenez à la console et connectez-vous de nouveau.',
  problem: 'La connexion n’a pas abouti',
  signOut: 'Se déconnecter',
  signOutTitle: 'Se déconnecter de Volunteer Ledger ?',
  signedOut: 'Vous êtes déconnecté',
};
export const SIGN_IN_WORDS: Readonly<Record<Locale, typeof EN>> = { en: EN, fr: FR };

/** The styles of these pages, which their policy takes from a file alone. */
export const STYLES = `:root{color-scheme:light dark}body{margin:0;font:1rem/1.5 system-ui,sans-serif;color:light-dark(#1d2629,#e8edef);background:light-dark(#fff,#14191b)}main{margin:0 auto;max-width:56rem;padding:1.5rem;overflow-wrap:anywhere}h1{margin:0;font-size:1.75rem}h2{margin:2rem 0 0;font-size:1.25rem}h3{margin:1rem 0 .25rem;font-size:1rem}ul{display:grid;grid-template-columns:repeat(auto-fill,minmax(15rem,1fr));gap:.5rem;margin:0;padding:0;list-style:none}input,button{box-sizing:border-box;min-height:2.75rem;padding:.5rem .75rem;font:inherit;color:inherit;background:transparent;border:1px solid light-dark(#5b686d,#93a1a7);border-radius:.375rem}li button{width:100%;height:100%;text-align:start;cursor:pointer}li button:hover{background:light-dark(#e9f1f3,#233036)}:focus-visible{outline:3px solid light-dark(#0b5e73,#7fd0e6);outline-offset:2px}small{display:block;color:light-dark(#4a5559,#a9b6bb)}label{display:block}.find{margin-top:1rem}[role=alert]{padding:.75rem;border:2px solid light-dark(#a3241b,#ff9d94)}`;

/** Sends the form of signing out, where the console has asked for it. The page works without, by its button. */
export const SEND_SIGN_OUT = `document.querySelector('form').requestSubmit();\n`;

const page = (body: string) =>
  Handlebars.compile(`<!doctype html>
<html lang="{{words.lang}}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{{title}} – Volunteer Ledger</title>
<link rel="stylesheet" href="{{base}}/page.css">
</head>
<body>
<main>
<h1>{{title}}</h1>
${body}
</main>
</body>
</html>
`);

const CHOICE = page(`{{#if alert}}<p role="alert">{{alert}}</p>{{/if}}
<p>{{words.about}}</p>
<form class="find" method="get" role="search"><label for="search">{{words.search}}</label> <input id="search" name="search" type="search" maxlength="200" value="{{search}}" autocomplete="off"> <button type="submit">{{words.find}}</button></form>
{{#if search}}<p><a href="?">{{words.all}}</a></p>{{/if}}
<form method="post">
{{#each roles}}<section aria-labelledby="role-{{role}}">
<h2 id="role-{{role}}">{{title}}</h2>
{{#each organisations}}<h3>{{name}}</h3>
<ul>
{{#each people}}<li><button type="submit" name="subject" value="{{subject}}"><strong>{{name}}</strong><small>{{about}}</small></button></li>
{{/each}}</ul>
{{/each}}</section>
{{else}}<p role="status">{{none}}</p>{{/each}}
</form>`);

/** The page that lists whom one can be. */
export function choicePage(
  base: string,
  locale: Locale,
  people: readonly PersonToBe[],
  search: string,
  alert?: string,
): string {
  const words = SIGN_IN_WORDS[locale];
  const about = ({ level, registrations }: PersonToBe) =>
    [level, registrations > 0 ? words.registrations(registrations) : undefined]
      .filter(Boolean)
      .join(' · ');
  const roles = ROLES.map((role) => {
    const held = people.filter((person) => person.role === role);
    const names = new Set(held.map(({ organisation }) => organisation));
    return {
      role,
      title: words.roles[role],
      organisations: [...names].map((name) => ({
        name: name ?? words.everywhere,
        people: held
          .filter(({ organisation }) => organisation === name)
          .map((person) => ({ ...person, about: about(person) })),
      })),
    };
  }).filter(({ organisations }) => organisations.length > 0);
  const none = search === '' ? words.empty : words.none;
  return CHOICE({ base, words, title: words.title, roles, search, none, alert });
}

const MESSAGE = page('{{#if text}}<p>{{text}}</p>{{/if}}');

/** A page that says one thing. */
export const messagePage = (base: string, locale: Locale, title: string, text?: string): string =>
  MESSAGE({ base, words: SIGN_IN_WORDS[locale], title, text });

const SIGN_OUT =
  page(`<form method="post" action="{{action}}"><input type="hidden" name="xsrf" value="{{xsrf}}"><button type="submit" autofocus>{{words.signOut}}</button><input type="hidden" name="logout" value="yes"></form>
{{#if asked}}<script src="{{base}}/sign-out.js" defer></script>{{/if}}`);

/** The page that ends a session. `asked`: the console proved that it asks for it, so nobody has to ask again. */
export function signOutPage(
  base: string,
  locale: Locale,
  form: { readonly action: string; readonly xsrf: string },
  asked: boolean,
): string {
  const words = SIGN_IN_WORDS[locale];
  return SIGN_OUT({ base, words, title: words.signOutTitle, ...form, asked });
}
