import Handlebars from 'handlebars';
import { mapInSlices } from '#kit/eventsourcing';
import { STATUS_LABELS } from '#contexts/registrations';
import type { MyData } from './my-data.response.js';

/** A self-contained HTML page without scripts. `{{ }}` escapes. */
const LAYOUT = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>What Volunteer Ledger holds about {{name}}</title>
<style>
body { margin: 2rem; color: #1d2629; background: #fff; font: 16px/1.5 system-ui, sans-serif; overflow-wrap: anywhere; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .25rem 1rem; }
dt { font-weight: bold; }
dd { margin: 0; }
.words { white-space: pre-wrap; border-left: 4px solid #0b6b5d; padding-left: 1rem; margin: .25rem 0; }
</style>
</head>
<body>
<main>
<h1>What Volunteer Ledger holds about {{name}}</h1>
<p>As of <time datetime="{{at}}">{{at}}</time>. Instants are in UTC.</p>
<dl>
{{#each profile}}<dt>{{label}}</dt><dd>{{value}}</dd>
{{/each}}</dl>
{{#each sections}}
<h2>{{title}}</h2>
{{#if items}}<ul>
{{{items}}}</ul>
{{else}}<p>Nothing.</p>
{{/if}}{{/each}}
</main>
</body>
</html>
`;

const ITEM = `<li><time datetime="{{at}}">{{at}}</time> {{what}}{{#if words}}<p class="words">{{words}}</p>{{/if}}</li>
`;

interface Item {
  readonly at: string;
  readonly what: string;
  readonly words: string;
}
/** @typeParam Items HTML, or what becomes it */
interface Section<Items> {
  readonly title: string;
  readonly items: Items;
}
interface Page {
  readonly name: string;
  readonly at: string;
  readonly profile: readonly { readonly label: string; readonly value: string }[];
  readonly sections: readonly Section<string>[];
}

const handlebars = Handlebars.create();
const page = handlebars.compile<Page>(LAYOUT, { strict: true });
const itemHtml = handlebars.compile<Item>(ITEM, { strict: true });
const item = (at: string, what: string, words: string | null = null): Item => ({
  at,
  what,
  words: words ?? '',
});

/** Renders a person's own data, which may be long, as an HTML page; other work has its turn in between. */
export async function renderMyData({
  at,
  person,
  subject,
  muted,
  events,
  registrations,
  acts,
  mails,
  reads,
}: MyData): Promise<string> {
  const profile = [
    ['Name', person.name],
    ['Mail address', person.mail],
    ['Language of mails', person.locale],
    ['Known to the token issuer as', subject],
    ['Company', person.company?.name],
    ['Network level', person.level?.path],
    ['Manager', person.manager?.name],
    ['Roles', person.roles.map((held) => held.role).join(', ')],
    ['Reminders turned off', muted.join(', ')],
  ].map(([label, value]) => ({
    label: label ?? '',
    value: value === null || value === undefined || value === '' ? '–' : value,
  }));
  const sections: Section<readonly Item[]>[] = [
    {
      title: 'What happened to your account',
      items: events.map((event) => item(event.occurredAt, event.summary)),
    },
    ...registrations.map((one) => ({
      title: `Registration to “${one.initiative.title}” (${one.nonprofit.name}): ${STATUS_LABELS[one.status].en}`,
      items: one.events.map((event) =>
        item(event.occurredAt, `${event.summary} By ${event.actor.name}.`, event.text),
      ),
    })),
    {
      title: 'What you did on registrations of others',
      items: acts.map((act) =>
        item(
          act.occurredAt,
          `${act.type} as ${act.capacity}, registration ${act.registration}`,
          act.text,
        ),
      ),
    },
    {
      title: 'Mails to you',
      items: mails.map((mail) =>
        item(mail.causedAt, `${mail.kind} (${mail.status}), registration ${mail.registration}`),
      ),
    },
    {
      title: 'Readings that were recorded',
      items: reads.map((read) =>
        item(
          read.readAt,
          `${read.side === 'by' ? 'You read' : 'Somebody read about you'}: ${read.what}, as ${read.capacity}`,
        ),
      ),
    },
  ];
  const rendered: Section<string>[] = [];
  for (const { title, items } of sections)
    rendered.push({ title, items: (await mapInSlices(items, itemHtml)).join('') });
  return page({ name: person.name, at, profile, sections: rendered });
}
