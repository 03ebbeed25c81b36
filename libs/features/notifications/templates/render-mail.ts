import Handlebars from 'handlebars';
import { lines, oneLine, shorten, webAddress } from '#platform/mail-transport';
import { dateLine, decides, PHRASES, LINK_LABELS } from './mail-phrases.js';
import { mailRow } from './mail-catalogue.js';
import { HTML_LAYOUT, textPage, type Page, type PageLink } from './mail-layout.js';
import type { LinkKey, MailCopy, MailKind, MailView } from './mail.types.js';
import type { Locale } from '#platform/http';

export interface RenderedMail {
  readonly subject: string;
  readonly html: string;
  readonly text: string;
}

/** Writes one mail. A pure function of its arguments; what people typed is data to the templates, never template. */
export function renderMail(kind: MailKind, locale: Locale, view: MailView): RenderedMail {
  const copy = mailRow(view.audience, kind)?.[locale];
  if (!copy) throw new Error(`There is no ${kind} mail for the audience ${view.audience}.`);
  return renderPage(pageOf(copy, locale, view), locale);
}

/** The one page of all mails, as HTML and as plain text. */
export const renderPage = (page: Page, locale: Locale): RenderedMail => ({
  subject: page.subject,
  html: htmlPage(page),
  text: textPage(page, locale === 'fr' ? '\u00a0:' : ':'),
});

const SUBJECT_LENGTH = 180;
const TITLE_LENGTH = 100;

function pageOf(copy: MailCopy, locale: Locale, view: MailView): Page {
  const phrases = PHRASES[locale];
  const known = labelsOf(view);
  const say = (source: string): string => sentence(locale, source)(known).trim();
  const all = (sources: readonly string[]): string[] => sources.map(say).filter(Boolean);
  const again = repeatOf(copy, view);
  const links = linksOf(locale, view);
  return {
    lang: locale,
    subject: shorten(
      oneLine(`${again === undefined ? '' : say(phrases.reminder[again])} ${say(copy.subject)}`),
      SUBJECT_LENGTH,
    ),
    greeting: say(phrases.greeting),
    happened: all([
      ...(again === undefined ? [] : [copy.repeats?.[again] ?? '']),
      ...copy.happened,
    ]),
    dates: view.dates.map((date) => oneLine(dateLine(date, locale))),
    zone: say(phrases.zone),
    place: say(phrases.place),
    reasonLabel: say(phrases.reason),
    reason: linesOf(view.reason),
    message: linesOf(view.message),
    next: all(copy.next),
    links: links.filter(({ key }) => key !== 'unsubscribe'),
    note: known.decisions ? say(phrases.decisions) : '',
    why: say(phrases.why[view.audience]),
    help: all([phrases.contact, phrases.support]),
    unsubscribe: links.find(({ key }) => key === 'unsubscribe') ?? null,
  };
}

/** What the words of a mail may name, all of it always there: the templates are strict, so that a misspelt name fails its spec. */
function labelsOf(view: MailView) {
  const [employee, nonprofit, actor] = [
    oneLine(view.employee?.name ?? ''),
    oneLine(view.nonprofit.name),
    oneLine(view.actorName ?? ''),
  ];
  return {
    name: oneLine(view.recipient.name),
    employee,
    nonprofit,
    actor,
    initiative: shorten(oneLine(view.initiative?.title ?? ''), TITLE_LENGTH),
    company: oneLine(view.company?.name ?? ''),
    place: oneLine(view.place ?? ''),
    contact: oneLine(view.contact ?? ''),
    support: oneLine(view.support),
    by: actor && actor !== nonprofit ? `${actor} (${nonprofit})` : nonprofit,
    who: actor || employee,
    forOther: actor !== '' && !view.actorIsEmployee,
    archivesOn: oneLine(view.archivesOn ?? ''),
    search: view.signsOfLife?.search ?? false,
    date: view.signsOfLife?.date ?? false,
    reminder: view.signsOfLife?.reminder ?? false,
    message: linesOf(view.message).length > 0,
    managerNext: view.managerNext ?? false,
    zone: oneLine(view.zone),
    count: view.dates.length,
    decisions: Object.entries(view.links ?? {}).some(
      ([key, url]) => decides(key as LinkKey) && webAddress(url),
    ),
  };
}

type Labels = ReturnType<typeof labelsOf>;

const linesOf = (value = ''): string[] =>
  lines(value).filter((line, _, { length }) => line !== '' || length > 1);

function repeatOf({ repeats }: MailCopy, { repeat = 0 }: MailView): 0 | 1 | undefined {
  if (!repeats || repeat <= 0) return undefined;
  return repeat === 1 ? 0 : 1;
}

function linksOf(
  locale: Locale,
  { links = {} }: MailView,
): (PageLink & { readonly key: LinkKey })[] {
  return (Object.keys(LINK_LABELS) as LinkKey[]).flatMap((key) => {
    const url = webAddress(links[key] ?? '');
    return url ? [{ key, url, label: LINK_LABELS[key][locale] }] : [];
  });
}

const engine = Handlebars.create();

/** `{{n "one date" "# dates"}}`: by the number of dates and the language's own rule (French: 0 and 1 are singular). */
const plurals: Readonly<Record<Locale, Intl.PluralRules>> = {
  en: new Intl.PluralRules('en'),
  fr: new Intl.PluralRules('fr'),
};
const pluralHelper = (locale: Locale) =>
  function (this: Labels, one: string, many: string): string {
    return (plurals[locale].select(this.count) === 'one' ? one : many).replace(
      '#',
      String(this.count),
    );
  };

/** French sets a space that does not break before : ; ? ! » and after «. Done on our own words, never on people's. */
const typography = (locale: Locale, source: string): string =>
  locale === 'fr' ? source.replace(/ ([:;?!»])/g, '\u00a0$1').replace(/« /g, '«\u00a0') : source;

const compiled = new Map<string, (labels: Labels) => string>();

/** One of our sentences, as plain text. */
function sentence(locale: Locale, source: string): (labels: Labels) => string {
  const key = `${locale} ${source}`;
  const known = compiled.get(key);
  if (known) return known;
  const template = engine.compile<Labels>(typography(locale, source), {
    noEscape: true,
    strict: true,
    knownHelpers: { n: true },
  });
  const write = (labels: Labels): string =>
    template(labels, { helpers: { n: pluralHelper(locale) } });
  compiled.set(key, write);
  return write;
}

const htmlPage = engine.compile<Page>(HTML_LAYOUT, { strict: true });
