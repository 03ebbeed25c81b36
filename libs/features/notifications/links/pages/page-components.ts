import type { Zone } from '#kit/eventsourcing';
import { LEAST_MINUTES, MOST_MINUTES } from '#contexts/registrations';
import { formatDeadline, formatPeriod } from '../../templates/format-date.js';
import type { ParticipationDate } from '#contexts/registrations';
import { TIMES, type FieldName, type Filled, type TypedField } from '../link-form.js';
import type { Locale, Overlap } from '#platform/http';
import type { LinkView } from '../link-resolver.js';
import type { Decision } from '../link-status.js';
import { markup, type Html } from './html.js';
import { DECISION_LABELS, PAGE_LABELS } from './outcome-labels.js';
import { FAULT_LABELS, FIELD_LABELS, say } from './page-labels.js';

/** How a local time is typed where the browser knows no field for it. */
const EXAMPLE = '2026-04-01T09:00';

function dateText({ kind, start, end }: ParticipationDate, zone: Zone, locale: Locale): string {
  const labels = PAGE_LABELS[locale];
  const prefix = kind === 'period' ? labels.period : kind === 'session' ? labels.session : '';
  return `${say(locale, prefix)}${formatPeriod(start, zone, locale)} – ${end === null ? labels.open : formatDeadline(start, end, zone, locale)}`;
}

/** When the employee's other live dates are that overlap one. */
function overlapText(overlaps: readonly Overlap[] = [], zone: Zone, locale: Locale): Html {
  if (overlaps.length === 0) return markup``;
  const times = overlaps.map(
    ({ start, end }) =>
      `${formatPeriod(start, zone, locale)} – ${formatDeadline(start, end, zone, locale)}`,
  );
  const words = say(locale, PAGE_LABELS[locale].overlaps, { times: times.join(', ') });
  return markup`<br><strong>${words}</strong>`;
}

/** Dates as a list, with the zone of their times. */
export function dateList(
  dates: readonly ParticipationDate[],
  { state, locale, overlaps }: LinkView,
): Html {
  if (dates.length === 0) return markup``;
  const items = dates.map(
    (date) =>
      markup`<li>${dateText(date, state.zone, locale)}${overlapText(overlaps.get(date.id), state.zone, locale)}</li>\n`,
  );
  return markup`<ul>\n${items}</ul>\n<p class="note">${say(locale, PAGE_LABELS[locale].zone, { zone: state.zone })}</p>\n`;
}

/** The dates to decide, each with a box to tick; a single one is listed above. What was shown goes along, so that no date is decided that has moved. */
export function dateChoice(view: LinkView, filled: Filled | undefined): Html {
  const { linkStatus, state, locale, overlaps } = view;
  const { dates, now } = linkStatus;
  const labels = PAGE_LABELS[locale];
  const seen = [...now.values()].map(
    (digest) => markup`<input type="hidden" name="seen" value="${digest}">\n`,
  );
  if (dates.length < 2)
    return markup`${seen}${dates.map(({ id }) => markup`<input type="hidden" name="dates" value="${id}">\n`)}`;
  const fault = filled && faultText('dates', filled, locale);
  const ticked = (id: string) => (fault ? false : (filled?.dates?.includes(id) ?? true));
  const boxes = dates.map(
    (date, index) =>
      markup`<label class="choice"><input type="checkbox" name="dates" value="${date.id}"${index === 0 && markup` id="dates"`}${ticked(date.id) && markup` checked`}> <span>${dateText(date, state.zone, locale)}${overlapText(overlaps.get(date.id), state.zone, locale)}</span></label>\n`,
  );
  const together = dates.some(({ policy }) => policy === 'per_registration');
  return markup`<fieldset${fault && markup` aria-describedby="dates-fault"`}>
<legend>${say(locale, labels.which)}</legend>
${fault && markup`<p class="fault" id="dates-fault">${fault}</p>\n`}${boxes}</fieldset>
<input type="hidden" name="choose" value="1">
${seen}<p class="note">${say(locale, labels.zone, { zone: state.zone })}</p>
${together && view.link.action !== 'confirm' && view.link.action !== 'missed' && markup`<p class="note">${say(locale, labels.together)}</p>\n`}`;
}

function whoOf({ by }: Decision, { people, link, locale }: LinkView): string {
  const labels = PAGE_LABELS[locale];
  if (by === null) return labels.system;
  return by === link.person ? labels.you : (people.get(by) ?? labels.erased);
}

/** What was decided, when, by whom; the dates that one event each decided alike stand together. */
export function decisionList(view: LinkView): Html {
  const { linkStatus, state, locale } = view;
  const labels = PAGE_LABELS[locale];
  const sentences = new Map<string, ParticipationDate[]>();
  for (const decision of linkStatus.decisions) {
    const what = DECISION_LABELS[locale][decision.what] ?? labels.change;
    const sentence = say(locale, labels.by, {
      what,
      who: whoOf(decision, view),
      when: formatPeriod(decision.at, state.zone, locale),
    });
    sentences.set(sentence, [
      ...(sentences.get(sentence) ?? []),
      ...(decision.date ? [decision.date] : []),
    ]);
  }
  if (sentences.size === 0) return markup``;
  const parts = [...sentences].map(
    ([sentence, dates]) => markup`<p>${sentence}</p>\n${dateList(dates, view)}`,
  );
  return markup`<h2>${labels.wasDecided}</h2>\n${parts}`;
}

/** What is wrong with a field, as the alert and the field itself say it. */
export function faultText(
  field: FieldName,
  { faults }: Filled,
  locale: Locale,
): string | undefined {
  const fault = faults[field];
  return (
    fault &&
    say(locale, FAULT_LABELS[locale][fault], {
      field: field === 'dates' ? '' : FIELD_LABELS[locale][field],
      example: EXAMPLE,
      least: LEAST_MINUTES,
      most: MOST_MINUTES,
    })
  );
}

function input(
  field: TypedField,
  optional: boolean,
  filled: Filled | undefined,
  zone: Zone,
  locale: Locale,
): Html {
  const labels = FIELD_LABELS[locale];
  const fault = filled && faultText(field, filled, locale);
  const described = `${field}-hint${fault ? ` ${field}-fault` : ''}`;
  return markup`<label for="${field}">${labels[field]}${optional && labels.optional}</label>
<p class="note" id="${field}-hint">${say(locale, labels.hint, { zone, example: EXAMPLE })}</p>
${fault && markup`<p class="fault" id="${field}-fault">${fault}</p>\n`}<input type="datetime-local" id="${field}" name="${field}" value="${filled?.typed[field]}" aria-describedby="${described}"${
    fault && markup` aria-invalid="true"`
  }${!optional && markup` required`}>
`;
}

/** The fields of a form that asks for a start and an end. */
export const inputs = (
  endRequired: boolean,
  filled: Filled | undefined,
  { state, locale }: LinkView,
): Html =>
  markup`${TIMES.map((field) => input(field, field === 'end' && !endRequired, filled, state.zone, locale))}`;

/** The field for the minutes really worked; left blank, the length of the dates counts. */
export function minutesInput(filled: Filled | undefined, { locale }: LinkView): Html {
  const words = FIELD_LABELS[locale];
  const fault = filled && faultText('minutes', filled, locale);
  const hint = say(locale, words.minutesHint, { least: LEAST_MINUTES, most: MOST_MINUTES });
  return markup`<label for="minutes">${words.minutes}</label>
<p class="note" id="minutes-hint">${hint}</p>
${fault && markup`<p class="fault" id="minutes-fault">${fault}</p>\n`}<input type="number" inputmode="numeric" min="${LEAST_MINUTES}" max="${MOST_MINUTES}" id="minutes" name="minutes" value="${filled?.typed.minutes}" aria-describedby="minutes-hint${fault && ' minutes-fault'}"${fault && markup` aria-invalid="true"`}>
`;
}
