import type { EmployeeNewsKind, MailRow } from './mail.types.js';

/** To the employee: what others decided about their dates and their participation. The dates are listed below these words. */
export const dateNews: Readonly<
  Record<Extract<EmployeeNewsKind, `Date${string}` | `Participation${string}`>, MailRow>
> = {
  DateConfirmedByCoordinator: {
    en: {
      label: 'Date confirmed',
      subject: '{{n "Date confirmed" "# dates confirmed"}}: {{initiative}}',
      happened: [
        'Good news: {{by}} confirmed {{n "this date" "these # dates"}} for “{{initiative}}”:',
      ],
      next: [
        '{{#if managerNext}}Your manager is now asked to approve {{n "it" "them"}}. You have nothing to do; we will tell you what is decided.{{else}}You have nothing to do for now. Once {{n "it" "each of them"}} is over, we will ask you to confirm that you took part.{{/if}}',
      ],
    },
    fr: {
      label: 'Date confirmée',
      subject: '{{n "Date confirmée" "# dates confirmées"}} : {{initiative}}',
      happened: [
        'Bonne nouvelle : {{by}} a confirmé {{n "cette date" "ces # dates"}} pour « {{initiative}} » :',
      ],
      next: [
        '{{#if managerNext}}Votre manager doit maintenant {{n "l’approuver" "les approuver"}}. Vous n’avez rien à faire ; nous vous préviendrons de la décision.{{else}}Vous n’avez rien à faire pour l’instant. Une fois {{n "la date passée" "chaque date passée"}}, nous vous demanderons de confirmer votre participation.{{/if}}',
      ],
    },
  },
  DateRefusedByCoordinator: {
    en: {
      label: 'Date refused by the nonprofit',
      subject: '{{n "Date not accepted" "# dates not accepted"}}: {{initiative}}',
      happened: ['{{by}} could not accept {{n "this date" "these # dates"}} for “{{initiative}}”:'],
      next: ['You are welcome to select another date.'],
    },
    fr: {
      label: 'Date refusée par l’association',
      subject: '{{n "Date non acceptée" "# dates non acceptées"}} : {{initiative}}',
      happened: [
        '{{by}} n’a pas pu accepter {{n "cette date" "ces # dates"}} pour « {{initiative}} » :',
      ],
      next: ['Vous pouvez choisir une autre date.'],
    },
  },
  DateApprovedByManager: {
    en: {
      label: 'Date approved by the manager',
      subject: '{{n "Date approved" "# dates approved"}}: {{initiative}}',
      happened: [
        'Good news: {{#if actor}}{{actor}}{{else}}your manager{{/if}} approved {{n "this date" "these # dates"}} for “{{initiative}}” with {{nonprofit}}:',
      ],
      next: [
        'You are all set. Once {{n "it" "each of them"}} is over, we will ask you to confirm that you took part.',
      ],
    },
    fr: {
      label: 'Date approuvée par le manager',
      subject: '{{n "Date approuvée" "# dates approuvées"}} : {{initiative}}',
      happened: [
        'Bonne nouvelle : {{#if actor}}{{actor}}{{else}}votre manager{{/if}} a approuvé {{n "cette date" "ces # dates"}} pour « {{initiative}} » ({{nonprofit}}) :',
      ],
      next: [
        'Tout est prêt. Une fois {{n "la date passée" "chaque date passée"}}, nous vous demanderons de confirmer votre participation.',
      ],
    },
  },
  DateRefusedByManager: {
    en: {
      label: 'Date refused by the manager',
      subject: '{{n "Date not approved" "# dates not approved"}}: {{initiative}}',
      happened: [
        '{{#if actor}}{{actor}}{{else}}Your manager{{/if}} did not approve {{n "this date" "these # dates"}} for “{{initiative}}” with {{nonprofit}}:',
      ],
      next: ['You may want to talk it over together, and then choose another date.'],
    },
    fr: {
      label: 'Date refusée par le manager',
      subject: '{{n "Date non approuvée" "# dates non approuvées"}} : {{initiative}}',
      happened: [
        '{{#if actor}}{{actor}}{{else}}Votre manager{{/if}} n’a pas approuvé {{n "cette date" "ces # dates"}} pour « {{initiative}} » ({{nonprofit}}) :',
      ],
      next: ['Vous pouvez en parler ensemble, puis choisir une autre date.'],
    },
  },
  DateCancelledWithSlot: {
    en: {
      label: 'Slot cancelled',
      subject: '{{n "Date cancelled" "# dates cancelled"}}: {{initiative}}',
      happened: [
        '{{by}} cancelled {{n "the slot" "the # slots"}} that you had selected for “{{initiative}}”:',
      ],
      next: [
        'We are sorry. You are welcome to select another slot; any other dates of yours stay as they are.',
      ],
    },
    fr: {
      label: 'Créneau annulé',
      subject: '{{n "Date annulée" "# dates annulées"}} : {{initiative}}',
      happened: [
        '{{by}} a annulé {{n "le créneau que vous aviez choisi" "les # créneaux que vous aviez choisis"}} pour « {{initiative}} » :',
      ],
      next: [
        'Nous le regrettons. Vous pouvez choisir un autre créneau ; vos autres dates éventuelles ne changent pas.',
      ],
    },
  },
  DateMovedWithSlot: {
    en: {
      label: 'Slot changed',
      subject: '{{n "Date changed" "# dates changed"}}: {{initiative}}',
      happened: [
        '{{by}} changed {{n "the slot" "the # slots"}} that you had selected for “{{initiative}}”. {{n "It is now" "They are now"}}:',
      ],
      next: [
        'If this still suits you, there is nothing to do. If not, please cancel, so that somebody else can have the place.',
      ],
    },
    fr: {
      label: 'Créneau modifié',
      subject: '{{n "Date modifiée" "# dates modifiées"}} : {{initiative}}',
      happened: [
        '{{by}} a modifié {{n "le créneau que vous aviez choisi" "les # créneaux que vous aviez choisis"}} pour « {{initiative}} ». {{n "Nouvelle date :" "Nouvelles dates :"}}',
      ],
      next: [
        'Si cela vous convient toujours, vous n’avez rien à faire. Sinon, merci d’annuler, afin que la place profite à quelqu’un d’autre.',
      ],
    },
  },
  DateCancelledWithInitiative: {
    en: {
      label: 'Initiative cancelled',
      subject: 'Initiative cancelled: {{initiative}}',
      happened: [
        '{{by}} cancelled the initiative “{{initiative}}”, and with it {{n "this date" "these # dates"}} of yours:',
      ],
      next: [
        'We are sorry. Dates that are already over are not affected: you can still confirm that you took part.',
      ],
    },
    fr: {
      label: 'Initiative annulée',
      subject: 'Initiative annulée : {{initiative}}',
      happened: [
        '{{by}} a annulé l’initiative « {{initiative}} », et avec elle {{n "cette date" "ces # dates"}} :',
      ],
      next: [
        'Nous le regrettons. Les dates déjà passées ne sont pas concernées : vous pouvez toujours y confirmer votre participation.',
      ],
    },
  },
  ParticipationMissed: {
    en: {
      label: 'Participation missed',
      subject: 'Recorded as not attended: {{initiative}}',
      happened: [
        '{{by}} recorded that you did not take part in “{{initiative}}” on {{n "this date" "these # dates"}}:',
      ],
      next: [
        'If this is a mistake, please write to the platform team ({{support}}): they can restore {{n "the date" "the dates"}}.',
      ],
    },
    fr: {
      label: 'Participation non effectuée',
      subject: 'Participation non effectuée : {{initiative}}',
      happened: [
        '{{by}} a indiqué que vous n’avez pas participé à « {{initiative}} » {{n "à cette date" "à ces # dates"}} :',
      ],
      next: [
        'Si c’est une erreur, écrivez à l’équipe de la plateforme ({{support}}) : elle peut rétablir {{n "la date" "les dates"}}.',
      ],
    },
  },
  ParticipationDisputed: {
    en: {
      label: 'Participation disputed',
      subject: 'Your participation is disputed: {{initiative}}',
      happened: [
        '{{by}} disputes your participation in “{{initiative}}” on {{n "this date" "these # dates"}}:',
      ],
      next: [
        'Your participation stays on record, but {{n "the certificate is" "the certificates are"}} not validated for now.',
        'If you see it differently, please write to {{nonprofit}}: the decision can still be changed.',
      ],
    },
    fr: {
      label: 'Participation contestée',
      subject: 'Votre participation est contestée : {{initiative}}',
      happened: [
        '{{by}} conteste votre participation à « {{initiative}} » {{n "à cette date" "à ces # dates"}} :',
      ],
      next: [
        'Votre participation reste enregistrée, mais {{n "le certificat n’est pas validé" "les certificats ne sont pas validés"}} pour l’instant.',
        'Si vous n’êtes pas d’accord, écrivez à l’association {{nonprofit}} : la décision peut encore changer.',
      ],
    },
  },
};
