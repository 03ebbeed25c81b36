import type { CoordinatorMailKind, MailRow, ManagerMailKind } from './mail.types.js';

/** To the nonprofit's coordinators. */
export const coordinatorMails: Readonly<Record<CoordinatorMailKind, MailRow>> = {
  ApplicationSubmitted: {
    en: {
      label: 'New application',
      subject: 'New application from {{employee}} ({{initiative}})',
      happened: [
        '{{employee}} would like to take part in “{{initiative}}” and is waiting to hear from {{nonprofit}}.',
      ],
      next: ['A first message helps most: say hello, and agree on what comes next.'],
    },
    fr: {
      label: 'Nouvelle candidature',
      subject: 'Nouvelle candidature : {{employee}} ({{initiative}})',
      happened: [
        '{{employee}} souhaite participer à « {{initiative}} » et attend des nouvelles de votre association, {{nonprofit}}.',
      ],
      next: [
        'Un premier message fait toute la différence : souhaitez la bienvenue et convenez de la suite.',
      ],
    },
  },
  DateSelected: {
    en: {
      label: 'Date selected',
      subject: '{{employee}} selected {{n "a date" "# dates"}}: {{initiative}}',
      happened: ['{{employee}} selected {{n "a date" "# dates"}} for “{{initiative}}”:'],
      next: ['Please confirm or refuse {{n "it" "them"}}. We will pass on your answer at once.'],
    },
    fr: {
      label: 'Date choisie',
      subject: '{{employee}} a choisi {{n "une date" "# dates"}} : {{initiative}}',
      happened: ['{{employee}} a choisi {{n "une date" "# dates"}} pour « {{initiative}} » :'],
      next: [
        'Merci de {{n "la" "les"}} confirmer ou de {{n "la" "les"}} refuser. Nous transmettrons aussitôt votre réponse.',
      ],
    },
  },
  DateCancelledByEmployee: {
    en: {
      label: 'Date cancelled by the employee',
      subject: '{{employee}} cancelled {{n "a date" "# dates"}}: {{initiative}}',
      happened: ['{{employee}} cancelled {{n "a date" "# dates"}} for “{{initiative}}”:'],
      next: ['You have nothing to do: any place that was held is free again.'],
    },
    fr: {
      label: 'Date annulée par la personne inscrite',
      subject: '{{employee}} a annulé {{n "une date" "# dates"}} : {{initiative}}',
      happened: ['{{employee}} a annulé {{n "une date" "# dates"}} pour « {{initiative}} » :'],
      next: ['Vous n’avez rien à faire : toute place réservée est de nouveau libre.'],
    },
  },
  RegistrationCancelledByEmployee: {
    en: {
      label: 'Registration cancelled by the employee',
      subject: '{{employee}} cancelled their registration: {{initiative}}',
      happened: [
        '{{employee}} cancelled their registration for “{{initiative}}”{{#if count}}, and with it {{n "one date" "# dates"}}:{{else}}.{{/if}}',
      ],
      next: ['You have nothing to do{{#if count}}: any place that was held is free again{{/if}}.'],
    },
    fr: {
      label: 'Inscription annulée par la personne inscrite',
      subject: '{{employee}} a annulé son inscription : {{initiative}}',
      happened: [
        '{{employee}} a annulé son inscription à « {{initiative}} »{{#if count}}, et avec elle {{n "une date" "# dates"}} :{{else}}.{{/if}}',
      ],
      next: [
        'Vous n’avez rien à faire{{#if count}} : toute place réservée est de nouveau libre{{/if}}.',
      ],
    },
  },
  MessagePosted: {
    en: {
      label: 'New message',
      subject: 'New message from {{who}} ({{initiative}})',
      happened: [
        '{{who}} wrote to {{nonprofit}} about “{{initiative}}”{{#if forOther}} (registration of {{employee}}){{/if}}{{#if message}}:{{else}}.{{/if}}',
      ],
      next: [
        'Please answer in Volunteer Ledger{{#unless contact}}: a reply to this mail would not arrive{{/unless}}.',
      ],
    },
    fr: {
      label: 'Nouveau message',
      subject: 'Nouveau message : {{who}} ({{initiative}})',
      happened: [
        '{{who}} a écrit à votre association au sujet de « {{initiative}} »{{#if forOther}} (inscription : {{employee}}){{/if}}{{#if message}} :{{else}}.{{/if}}',
      ],
      next: [
        'Merci de répondre dans Volunteer Ledger{{#unless contact}} : une réponse à cet e-mail n’arriverait pas{{/unless}}.',
      ],
    },
  },
  CoordinatorReminded: {
    en: {
      label: 'Reminder to the nonprofit',
      subject: 'Reminder: {{employee}} is waiting for your answer ({{initiative}})',
      happened: [
        '{{#if forOther}}{{who}} asked us to remind you: {{/if}}{{employee}} is waiting for an answer from {{nonprofit}} about “{{initiative}}”{{#if count}} and {{n "this date" "these # dates"}}:{{else}}.{{/if}}',
      ],
      next: ['Please decide, or write a line to say when you will.'],
    },
    fr: {
      label: 'Rappel à l’association',
      subject: 'Rappel : {{employee}} attend votre réponse ({{initiative}})',
      happened: [
        '{{#if forOther}}{{who}} nous a demandé de vous le rappeler : {{/if}}{{employee}} attend une réponse de votre association au sujet de « {{initiative}} »{{#if count}} et de {{n "cette date" "ces # dates"}} :{{else}}.{{/if}}',
      ],
      next: [
        'Merci de donner votre décision, ou d’écrire un mot pour dire quand vous pourrez le faire.',
      ],
    },
  },
};

/** To the manager, or to whoever decides in a manager's place; they may have no account. */
export const managerMails: Readonly<Record<ManagerMailKind, MailRow>> = {
  ManagerApprovalRequested: {
    en: {
      label: 'Manager approval requested',
      subject: '{{employee}} needs your approval for {{n "a date" "# dates"}} ({{initiative}})',
      happened: [
        '{{employee}} would like to volunteer for “{{initiative}}” with {{nonprofit}} and needs your approval for {{n "this date" "these # dates"}}:',
      ],
      next: [
        'Please approve or refuse.{{#if decisions}} You need no account: the links below are enough.{{/if}}',
      ],
      repeats: [
        'We have not had your answer yet, so we are asking again.',
        'We have not had your answer yet. This is the last time that we ask.',
      ],
    },
    fr: {
      label: 'Approbation du manager demandée',
      subject: '{{employee}} attend votre accord pour {{n "une date" "# dates"}} ({{initiative}})',
      happened: [
        '{{employee}} souhaite s’engager pour « {{initiative}} » ({{nonprofit}}) et a besoin de votre accord pour {{n "cette date" "ces # dates"}} :',
      ],
      next: [
        'Merci d’approuver ou de refuser.{{#if decisions}} Aucun compte n’est nécessaire : les liens ci-dessous suffisent.{{/if}}',
      ],
      repeats: [
        'Sauf erreur, nous n’avons pas encore reçu votre réponse : nous vous reposons donc la question.',
        'Sauf erreur, nous n’avons pas encore reçu votre réponse. C’est la dernière fois que nous vous le demandons.',
      ],
    },
  },
  DateMovedWithSlot: {
    en: {
      label: 'Slot changed',
      subject: '{{n "Date changed" "# dates changed"}} for {{employee}}: {{initiative}}',
      happened: [
        '{{nonprofit}} changed {{n "the slot" "the # slots"}} that {{employee}} had selected for “{{initiative}}”. {{n "It is now" "They are now"}}:',
      ],
      next: [
        'An approval stays in force. If the change does not suit you, please talk it over with {{employee}}, who can still cancel.',
      ],
    },
    fr: {
      label: 'Créneau modifié',
      subject: '{{n "Date modifiée" "# dates modifiées"}} pour {{employee}} : {{initiative}}',
      happened: [
        '{{nonprofit}} a modifié {{n "le créneau choisi" "les # créneaux choisis"}} par {{employee}} pour « {{initiative}} ». {{n "Nouvelle date :" "Nouvelles dates :"}}',
      ],
      next: [
        'Un accord déjà donné reste valable. Si ce changement ne vous convient pas, parlez-en avec {{employee}}, qui peut encore annuler.',
      ],
    },
  },
  ManagerReminded: {
    en: {
      label: 'Reminder to the manager',
      subject: 'Reminder: {{employee}} is waiting for your approval ({{initiative}})',
      happened: [
        '{{#if forOther}}{{who}} asked us to remind you: {{/if}}{{employee}} is waiting for your approval of {{n "this date" "these # dates"}} for “{{initiative}}” with {{nonprofit}}:',
      ],
      next: [
        'Please approve or refuse.{{#if decisions}} You need no account: the links below are enough.{{/if}}',
      ],
    },
    fr: {
      label: 'Rappel au manager',
      subject: 'Rappel : {{employee}} attend votre accord ({{initiative}})',
      happened: [
        '{{#if forOther}}{{who}} nous a demandé de vous le rappeler : {{/if}}{{employee}} attend votre accord pour {{n "cette date" "ces # dates"}} de « {{initiative}} » ({{nonprofit}}) :',
      ],
      next: [
        'Merci d’approuver ou de refuser.{{#if decisions}} Aucun compte n’est nécessaire : les liens ci-dessous suffisent.{{/if}}',
      ],
    },
  },
};
