import type { RegistrationAction } from '../link-actions.js';
import type { FieldFault, TypedField } from '../link-form.js';
import type { Locale } from '#platform/http';

/** French sets a space that does not break before : ; ? ! » and after «. */
const fr = (source: string): string =>
  source.replace(/ ([:;?!»])/g, '\u00a0$1').replace(/« /g, '«\u00a0');

/** Puts values where their names stand; `[one|many]` chooses by `count` and the language's own rule. */
export function say(
  locale: Locale,
  source: string,
  values: Readonly<Record<string, string | number>> = {},
): string {
  const one = new Intl.PluralRules(locale).select(Number(values['count'] ?? 1)) === 'one';
  const chosen = source.replace(/\[([^|\]]*)\|([^\]]*)\]/g, (_, first: string, second: string) =>
    one ? first : second,
  );
  return (locale === 'fr' ? fr(chosen) : chosen).replace(/\{(\w+)\}/g, (_, name: string) =>
    String(values[name] ?? ''),
  );
}

/** What a link's page asks, and what its button says. */
interface ActionLabels {
  readonly title: string;
  readonly intro: string;
  readonly button: string;
  /** What the page's other button does. */
  readonly otherwise?: string;
}

export const ACTION_LABELS: Readonly<
  Record<Locale, Readonly<Record<RegistrationAction, ActionLabels>>>
> = {
  en: {
    approve: {
      title: 'Approve [this date|these {count} dates]?',
      intro:
        '{employee} would like to volunteer for “{initiative}” with {nonprofit} and needs your approval.',
      button: 'Approve',
      otherwise: 'Dates that you refuse are cancelled.',
    },
    refuse: {
      title: 'Refuse [this date|these {count} dates]?',
      intro:
        '{employee} would like to volunteer for “{initiative}” with {nonprofit}. If you refuse, [this date is|these dates are] cancelled.',
      button: 'Refuse',
    },
    confirm: {
      title: 'Did you take part?',
      intro: 'You are about to confirm that you took part in “{initiative}” with {nonprofit}.',
      button: 'Yes, I took part',
      otherwise: 'A date on which you did not take part is cancelled.',
    },
    missed: {
      title: 'You did not take part?',
      intro:
        'You are about to say that you did not take part in “{initiative}” with {nonprofit}. [This date is|These dates are] then cancelled.',
      button: 'No, I did not take part',
    },
    found: {
      title: 'You have found a mentee',
      intro:
        'Tell us when your engagement for “{initiative}” with {nonprofit} starts, and when it ends if you know. We keep nothing about your mentee.',
      button: 'Record my engagement',
    },
    stillLooking: {
      title: 'Still looking for a mentee?',
      intro: 'Telling us keeps your registration for “{initiative}” with {nonprofit} open.',
      button: 'I am still looking',
    },
    addDates: {
      title: 'Add a session',
      intro:
        'Tell us when a session of your mentoring for “{initiative}” with {nonprofit} took, or will take, place. You can add several, one after the other.',
      button: 'Add this session',
    },
    end: {
      title: 'Is your mentoring over?',
      intro:
        'Your mentoring for “{initiative}” with {nonprofit} will end now. Sessions that have not begun are cancelled.',
      button: 'My mentoring is over',
    },
    cancel: {
      title: 'Cancel your registration?',
      intro: 'Your registration for “{initiative}” with {nonprofit} will be cancelled.',
      button: 'Cancel my registration',
    },
    unsubscribe: {
      title: 'Stop these mails?',
      intro:
        'You will no longer receive mails of this kind: “{kind}”. What is decided about you is still told.',
      button: 'Stop these mails',
    },
  },
  fr: {
    approve: {
      title: 'Approuver [cette date|ces {count} dates] ?',
      intro:
        '{employee} souhaite s’engager pour « {initiative} » ({nonprofit}) et a besoin de votre accord.',
      button: 'Approuver',
      otherwise: 'Les dates que vous refusez sont annulées.',
    },
    refuse: {
      title: 'Refuser [cette date|ces {count} dates] ?',
      intro:
        '{employee} souhaite s’engager pour « {initiative} » ({nonprofit}). En cas de refus, [cette date est annulée|ces dates sont annulées].',
      button: 'Refuser',
    },
    confirm: {
      title: 'Avez-vous participé ?',
      intro: 'Vous allez confirmer votre participation à « {initiative} » ({nonprofit}).',
      button: 'Oui, j’ai participé',
      otherwise: 'Une date à laquelle vous n’avez pas participé est annulée.',
    },
    missed: {
      title: 'Vous n’avez pas participé ?',
      intro:
        'Vous allez déclarer ne pas avoir participé à « {initiative} » ({nonprofit}). [Cette date est alors annulée|Ces dates sont alors annulées].',
      button: 'Non, je n’ai pas participé',
    },
    found: {
      title: 'Vous avez trouvé une personne à accompagner',
      intro:
        'Indiquez-nous le début de votre engagement pour « {initiative} » ({nonprofit}), et sa fin si vous la connaissez. Nous ne conservons rien sur la personne que vous accompagnez.',
      button: 'Enregistrer mon engagement',
    },
    stillLooking: {
      title: 'Cherchez-vous toujours une personne à accompagner ?',
      intro: 'Nous le dire garde ouverte votre inscription à « {initiative} » ({nonprofit}).',
      button: 'Je cherche toujours',
    },
    addDates: {
      title: 'Ajouter une séance',
      intro:
        'Indiquez-nous quand une séance de votre mentorat pour « {initiative} » ({nonprofit}) a eu lieu ou aura lieu. Vous pouvez en ajouter plusieurs, l’une après l’autre.',
      button: 'Ajouter cette séance',
    },
    end: {
      title: 'Votre mentorat est-il terminé ?',
      intro:
        'Votre mentorat pour « {initiative} » ({nonprofit}) prendra fin maintenant. Les séances qui n’ont pas commencé sont annulées.',
      button: 'Mon mentorat est terminé',
    },
    cancel: {
      title: 'Annuler votre inscription ?',
      intro: 'Votre inscription à « {initiative} » ({nonprofit}) sera annulée.',
      button: 'Annuler mon inscription',
    },
    unsubscribe: {
      title: 'Ne plus recevoir ces e-mails ?',
      intro:
        'Vous ne recevrez plus les e-mails de ce type : « {kind} ». Les décisions qui vous concernent vous seront toujours annoncées.',
      button: 'Ne plus recevoir ces e-mails',
    },
  },
};

/** Fields of the forms. */
export const FIELD_LABELS: Readonly<
  Record<
    Locale,
    Readonly<Record<TypedField, string>> & {
      readonly optional: string;
      readonly hint: string;
      readonly minutesHint: string;
    }
  >
> = {
  en: {
    start: 'Start',
    end: 'End',
    minutes: 'Minutes really worked (if other than planned)',
    optional: ' (if known)',
    hint: 'Local time in {zone}, for example {example}.',
    minutesHint: 'On each date, {least} to {most}. Leave it blank to count the whole length.',
  },
  fr: {
    start: 'Début',
    end: 'Fin',
    minutes: 'Minutes réellement effectuées (si différentes de la durée prévue)',
    optional: ' (si vous la connaissez)',
    hint: 'Heure locale du fuseau {zone}, par exemple {example}.',
    minutesHint: 'Par date, de {least} à {most}. Laissez vide pour compter la durée entière.',
  },
};

export const FAULT_LABELS: Readonly<Record<Locale, Readonly<Record<FieldFault, string>>>> = {
  en: {
    missing: '{field}: please enter a date and a time.',
    malformed: '{field}: this is not a date and a time. Write it like {example}.',
    not_after_start: '{field}: it must come after the start.',
    none: 'Please choose at least one date.',
    not_minutes: '{field}: please enter a whole number from {least} to {most}.',
  },
  fr: {
    missing: '{field} : merci d’indiquer une date et une heure.',
    malformed: '{field} : ce n’est pas une date suivie d’une heure. Écrivez-la comme {example}.',
    not_after_start: '{field} : elle doit suivre le début.',
    none: 'Merci de choisir au moins une date.',
    not_minutes: '{field} : merci d’indiquer un nombre entier de {least} à {most}.',
  },
};
