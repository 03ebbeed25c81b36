import type { Locale } from '#platform/http';
import type { Outcome } from '../link-actions.service.js';

type End = Exclude<Outcome['page'], 'ask'> | 'too_many' | 'broken';

interface EndLabels {
  readonly title: string;
  readonly text: string;
}

/** The pages on which there is no button: what has happened, or why nothing can. */
export const END_LABELS: Readonly<Record<Locale, Readonly<Record<End, EndLabels>>>> = {
  en: {
    done: { title: 'Thank you: this is recorded', text: '' },
    decided: {
      title: 'This has been decided already',
      text: 'There is nothing left to do with this link.',
    },
    expired: {
      title: 'This link has expired',
      text: 'Links in our mails work for 14 days. Nothing was changed: please use a newer mail, or sign in to Volunteer Ledger.',
    },
    dead: {
      title: 'This link no longer works',
      text: 'It was made for somebody in a role that has changed since. Nothing was changed.',
    },
    unknown: {
      title: 'This is not a link of ours',
      text: 'The address may have been cut off. Please open it again from the mail, or copy the whole of it.',
    },
    too_many: {
      title: 'Too many requests',
      text: 'This page was opened very often. Please wait a minute, then open it again.',
    },
    broken: {
      title: 'Something went wrong',
      text: 'Please try again in a moment. Doing so cannot decide anything twice.',
    },
  },
  fr: {
    done: { title: 'Merci, c’est enregistré', text: '' },
    decided: {
      title: 'Une décision a déjà été prise',
      text: 'Il n’y a plus rien à faire avec ce lien.',
    },
    expired: {
      title: 'Ce lien a expiré',
      text: 'Les liens de nos e-mails sont valables 14 jours. Rien n’a été modifié : utilisez un e-mail plus récent ou connectez-vous à Volunteer Ledger.',
    },
    dead: {
      title: 'Ce lien ne fonctionne plus',
      text: 'Il était destiné à une personne dont le rôle a changé depuis. Rien n’a été modifié.',
    },
    unknown: {
      title: 'Ce lien n’est pas valable',
      text: 'L’adresse est peut-être incomplète. Ouvrez-la de nouveau depuis l’e-mail, ou copiez-la en entier.',
    },
    too_many: {
      title: 'Trop de demandes',
      text: 'Cette page a été ouverte très souvent. Patientez une minute, puis ouvrez-la de nouveau.',
    },
    broken: {
      title: 'Une erreur est survenue',
      text: 'Merci de réessayer dans un instant. Rien ne peut ainsi être décidé deux fois.',
    },
  },
};

/** By what became of it, in the words of a reader; an event left out here is a change. */
export const DECISION_LABELS: Readonly<Record<Locale, Readonly<Record<string, string>>>> = {
  en: {
    ApplicationDeclined: 'Application declined',
    MenteeFound: 'Mentee found',
    MenteeSearchContinued: 'Still looking for a mentee',
    DateSelected: 'Date selected',
    DateConfirmedByCoordinator: 'Confirmed for the nonprofit',
    DateRefusedByCoordinator: 'Refused for the nonprofit',
    DateApprovedByManager: 'Approved',
    DateRefusedByManager: 'Refused',
    DateCancelledByEmployee: 'Cancelled',
    RegistrationCancelledByEmployee: 'Registration cancelled',
    DateCancelledWithSlot: 'Cancelled with its slot',
    DateCancelledWithInitiative: 'Cancelled with the initiative',
    RegistrationCancelledWithInitiative: 'Cancelled with the initiative',
    MentoringEnded: 'Mentoring ended',
    DateEnded: 'Ended',
    DateRestored: 'Restored',
    ParticipationConfirmed: 'Participation confirmed',
    ParticipationMissed: 'Did not take part',
    RegistrationArchived: 'Archived for inactivity',
    RemindersMuted: 'These mails were turned off',
  },
  fr: {
    ApplicationDeclined: 'Candidature déclinée',
    MenteeFound: 'Personne à accompagner trouvée',
    MenteeSearchContinued: 'Recherche poursuivie',
    DateSelected: 'Date choisie',
    DateConfirmedByCoordinator: 'Confirmation par l’association',
    DateRefusedByCoordinator: 'Refus par l’association',
    DateApprovedByManager: 'Approbation',
    DateRefusedByManager: 'Refus',
    DateCancelledByEmployee: 'Annulation',
    RegistrationCancelledByEmployee: 'Inscription annulée',
    DateCancelledWithSlot: 'Annulation avec le créneau',
    DateCancelledWithInitiative: 'Annulation avec l’initiative',
    RegistrationCancelledWithInitiative: 'Annulation avec l’initiative',
    MentoringEnded: 'Fin du mentorat',
    DateEnded: 'Fin',
    DateRestored: 'Rétablissement',
    ParticipationConfirmed: 'Participation confirmée',
    ParticipationMissed: 'Absence déclarée',
    RegistrationArchived: 'Archivage pour inactivité',
    RemindersMuted: 'Ces e-mails ont été désactivés',
  },
};

/** Why a rule stands against what was entered; other rules are told in general. */
export const RULE_LABELS: Readonly<Record<Locale, Readonly<Record<string, string>>>> = {
  en: {
    outside_period: 'A session lies inside your engagement period.',
    date_too_long: 'A session lasts at most 24 hours.',
    initiative_cancelled: 'The initiative was cancelled.',
    not_allowed: 'This is not possible now. Please look at your registration in Volunteer Ledger.',
  },
  fr: {
    outside_period: 'Une séance doit se situer dans la période de votre engagement.',
    date_too_long: 'Une séance dure au plus 24 heures.',
    initiative_cancelled: 'L’initiative a été annulée.',
    not_allowed:
      'Ce n’est pas possible pour le moment. Consultez votre inscription dans Volunteer Ledger.',
  },
};

export const PAGE_LABELS = {
  en: {
    error: 'Error: ',
    problem: 'Please check what you entered',
    added: 'The session was added. You can add another.',
    recorded: 'This is recorded. The other dates are still to be decided.',
    already:
      'One of the dates that you chose has been decided meanwhile. Nothing was changed: please look at what is left.',
    unknown_date:
      'One of the dates that you chose is not asked about by this link. Nothing was changed: please choose again.',
    which: 'Which dates?',
    together: 'If you approve one of these dates, the others are approved with it.',
    moved: 'The date has moved since you last saw it. Please look at it again before you decide.',
    zone: 'Times are local times in {zone}.',
    period: 'Mentoring period: ',
    session: 'Session: ',
    open: 'no end set',
    overlaps: 'Overlaps with another date of the same person: {times}',
    wasDecided: 'What was decided',
    by: '{what} by {who} on {when}.',
    system: 'Volunteer Ledger',
    you: 'you',
    erased: 'somebody whose data were erased',
    change: 'Changed',
    mine: 'This page is for you alone. Nothing happens before you press the button. The link works until {until}.',
  },
  fr: {
    error: 'Erreur : ',
    problem: 'Merci de vérifier votre saisie',
    added: 'La séance a été ajoutée. Vous pouvez en ajouter une autre.',
    recorded: 'C’est enregistré. Les autres dates attendent encore une décision.',
    already:
      'L’une des dates choisies a fait l’objet d’une décision entre-temps. Rien n’a été modifié : merci de vérifier ce qui reste.',
    unknown_date:
      'L’une des dates choisies ne fait pas partie de ce lien. Rien n’a été modifié : merci de choisir de nouveau.',
    which: 'Quelles dates ?',
    together: 'Si vous approuvez l’une de ces dates, les autres le sont aussi.',
    moved: 'La date a changé depuis que vous l’avez vue. Merci de la vérifier avant de décider.',
    zone: 'Les heures sont celles du fuseau {zone}.',
    period: 'Période de mentorat : ',
    session: 'Séance : ',
    open: 'sans fin fixée',
    overlaps: 'En même temps qu’une autre date de la même personne : {times}',
    wasDecided: 'Ce qui a été décidé',
    by: '{what}, par {who}, le {when}.',
    system: 'Volunteer Ledger',
    you: 'vous',
    erased: 'une personne dont les données ont été effacées',
    change: 'Modification',
    mine: 'Cette page vous est personnelle. Rien ne se passe tant que vous n’appuyez pas sur le bouton. Le lien est valable jusqu’au {until}.',
  },
} as const satisfies Readonly<Record<Locale, Readonly<Record<string, string>>>>;
