import { mailLabels } from '../../templates/mail-catalogue.js';
import { formatPeriod } from '../../templates/format-date.js';
import { type MailKind } from '../../templates/mail.types.js';
import { answersOf, LINK_ACTION_RULES } from '../link-actions.js';
import type { Notice, Outcome } from '../link-actions.service.js';
import { FIELDS, type Filled } from '../link-form.js';
import type { Locale } from '#platform/http';
import type { LinkView } from '../link-resolver.js';
import { Html, markup } from './html.js';
import { layout } from './link-page-layout.js';
import { END_LABELS, PAGE_LABELS, RULE_LABELS } from './outcome-labels.js';
import {
  dateChoice,
  dateList,
  decisionList,
  faultText,
  inputs,
  minutesInput,
} from './page-components.js';
import { ACTION_LABELS, say } from './page-labels.js';

/** The language of somebody unknown: the first that their browser asks for, if it is one of ours. */
export const localeOf = (languages: string | undefined): Locale =>
  /^\s*fr\b/i.test(languages ?? '') ? 'fr' : 'en';

/** The page of an outcome. What it says of a registration, it says only to the person of the link, and only while they may know. */
export function pageOf(outcome: Outcome, languages: string | undefined): string {
  const { view } = outcome;
  if (!view || outcome.page === 'unknown' || outcome.page === 'dead')
    return endPage(
      outcome.page === 'dead' ? 'dead' : 'unknown',
      view?.locale ?? localeOf(languages),
    );
  if (outcome.page === 'ask') return askPage(view, outcome.notice, outcome.filled);
  return endPage(outcome.page, view.locale, [decisionList(view)]);
}

/** A page without a button. */
export function endPage(
  end: keyof (typeof END_LABELS)['en'],
  locale: Locale,
  more: readonly Html[] = [],
): string {
  const { title, text } = END_LABELS[locale][end];
  return layout(locale, say(locale, title), say(locale, title), [
    text === '' ? markup`` : markup`<p>${say(locale, text)}</p>\n`,
    ...more,
  ]);
}

function askPage(view: LinkView, notice: Notice | undefined, filled: Filled | undefined): string {
  const { locale, link, linkStatus, state, ask } = view;
  const labels = PAGE_LABELS[locale];
  const { title, intro } = ACTION_LABELS[locale][link.action];
  const kind = mailLabels[ask.type as MailKind][locale];
  const { employee, initiative, nonprofit } = view;
  const values = {
    employee: employee ?? labels.erased,
    initiative,
    nonprofit,
    kind,
    count: Math.max(1, linkStatus.dates.length),
  };
  const heading = say(locale, title, values);
  const error = notice && notice.kind !== 'added' && notice.kind !== 'recorded';
  return layout(locale, error ? `${say(locale, labels.error)}${heading}` : heading, heading, [
    noticeOf(notice, filled, locale),
    markup`<p>${say(locale, intro, values)}</p>\n`,
    linkStatus.dates.length > 1 ? markup`` : dateList(linkStatus.dates, view),
    markup`<form method="post">
${fieldsOf(view, filled)}${buttonsOf(view)}
</form>
`,
    decisionList(view),
    markup`<p class="note">${say(locale, labels.mine, { until: formatPeriod(link.expiresAt, state.zone, locale) })}</p>\n`,
  ]);
}

/** The link's own answer first, so that it is what the Enter key gives. */
function buttonsOf({ link, locale }: LinkView): Html {
  const { action } = link;
  const labels = ACTION_LABELS[locale];
  const answers = action === 'unsubscribe' ? [action] : answersOf(action);
  if (answers.length === 1)
    return markup`<button type="submit">${say(locale, labels[action].button)}</button>`;
  const buttons = answers.map((answer) => {
    const look = answer === action ? '' : ' class="other"';
    return markup`<button type="submit" name="answer" value="${answer}"${new Html(look)}>${say(locale, labels[answer].button)}</button>\n`;
  });
  return markup`${buttons}`;
}

function fieldsOf(view: LinkView, filled: Filled | undefined): Html {
  const { link, linkStatus, locale } = view;
  if (link.action === 'unsubscribe') return markup``;
  const { form, perDate } = LINK_ACTION_RULES[link.action];
  if (form) return inputs(form.endRequired, filled, view);
  if (!perDate) return markup``;
  const minutes = answersOf(link.action).some((answer) => LINK_ACTION_RULES[answer].minutes);
  const timed = linkStatus.dates.every(({ kind }) => kind !== 'period');
  const { otherwise } = ACTION_LABELS[locale][link.action];
  return markup`${dateChoice(view, filled)}${minutes && timed && minutesInput(filled, view)}${otherwise && markup`<p class="note">${say(locale, otherwise)}</p>\n`}`;
}

function noticeOf(notice: Notice | undefined, filled: Filled | undefined, locale: Locale): Html {
  const labels = PAGE_LABELS[locale];
  switch (notice?.kind) {
    case undefined:
      return markup``;
    case 'added':
      return markup`<p role="status">${labels.added}</p>\n`;
    case 'recorded':
      return markup`<p role="status">${labels.recorded}</p>\n`;
    case 'moved':
    case 'already':
    case 'unknown_date':
      return markup`<p role="alert">${labels[notice.kind]}</p>\n`;
    case 'refused': {
      const rules = RULE_LABELS[locale];
      return markup`<p role="alert">${rules[notice.rule] ?? rules['not_allowed']}</p>\n`;
    }
    case 'faults': {
      const faults = FIELDS.flatMap((field) => {
        const fault = filled && faultText(field, filled, locale);
        return fault ? [markup`<li><a href="#${field}">${fault}</a></li>\n`] : [];
      });
      return markup`<div role="alert">\n<h2>${labels.problem}</h2>\n<ul>\n${faults}</ul>\n</div>\n`;
    }
  }
}
