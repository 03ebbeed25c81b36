import type { EmployeeNewsKind, MailRow } from './mail.types.js';

/** To the employee: what others decided about their registration as a whole, and messages. Dates: `employee-dates.ts`. */
export const registrationNews: Readonly<
  Record<Exclude<EmployeeNewsKind, `Date${string}` | `Participation${string}`>, MailRow>
> = {
  ApplicationApproved: {
    en: {
      label: 'Application approved',
      subject: 'Your application is approved: {{initiative}}',
      happened: ['Good news: {{by}} approved your application to “{{initiative}}”.'],
      next: [
        'Next, find your mentee. As soon as you have, tell us when your engagement starts and ends; we never ask who your mentee is.',
        'We will ask you once a month how the search is going.',
      ],
    },
    fr: {
      label: 'Candidature approuvée',
      subject: 'Votre candidature est approuvée : {{initiative}}',
      happened: ['Bonne nouvelle : {{by}} a approuvé votre candidature à « {{initiative}} ».'],
      next: [
        'Prochaine étape : trouver la personne que vous accompagnerez. Dès que c’est fait, indiquez-nous le début et la fin de votre engagement ; nous ne demandons jamais de qui il s’agit.',
        'Nous vous demanderons une fois par mois où en est la recherche.',
      ],
    },
  },
  ApplicationDeclined: {
    en: {
      label: 'Application declined',
      subject: 'Your application was not accepted: {{initiative}}',
      happened: [
        '{{by}} did not accept your application to “{{initiative}}”. Thank you for offering your time.',
      ],
      next: ['You are welcome to sign up for another initiative.'],
    },
    fr: {
      label: 'Candidature refusée',
      subject: 'Votre candidature n’a pas été retenue : {{initiative}}',
      happened: [
        '{{by}} n’a pas retenu votre candidature à « {{initiative}} ». Merci d’avoir proposé votre temps.',
      ],
      next: ['D’autres initiatives vous attendent : vous pouvez vous y inscrire dès maintenant.'],
    },
  },
  RegistrationCancelledWithInitiative: {
    en: {
      label: 'Initiative cancelled (no date yet)',
      subject: 'Initiative cancelled: {{initiative}}',
      happened: [
        '{{by}} cancelled the initiative “{{initiative}}”. Your registration ends with it.',
      ],
      next: [
        'We are sorry, and thank you for your interest. You are welcome to sign up for another initiative.',
      ],
    },
    fr: {
      label: 'Initiative annulée (sans date)',
      subject: 'Initiative annulée : {{initiative}}',
      happened: [
        '{{by}} a annulé l’initiative « {{initiative}} ». Votre inscription prend fin avec elle.',
      ],
      next: [
        'Nous le regrettons et vous remercions de votre intérêt. Vous pouvez vous inscrire à une autre initiative.',
      ],
    },
  },
  InitiativeChanged: {
    en: {
      label: 'Place changed',
      subject: '{{#if place}}New place{{else}}Place taken away{{/if}}: {{initiative}}',
      happened: [
        '{{#if place}}{{by}} changed the place of “{{initiative}}”. It is the one below for {{n "this date" "these # dates"}}:{{else}}{{by}} took away the place of “{{initiative}}” and names no other yet. You have {{n "this date" "these # dates"}} there:{{/if}}',
      ],
      next: ['The {{n "time stays" "times stay"}} as before. You have nothing to do.'],
    },
    fr: {
      label: 'Lieu modifié',
      subject: '{{#if place}}Nouveau lieu{{else}}Lieu retiré{{/if}} : {{initiative}}',
      happened: [
        '{{#if place}}{{by}} a changé le lieu de « {{initiative}} ». Il est désormais celui indiqué ci-dessous pour {{n "cette date" "ces # dates"}} :{{else}}{{by}} a retiré le lieu de « {{initiative}} » sans en indiquer d’autre pour l’instant. Vous y avez {{n "cette date" "ces # dates"}} :{{/if}}',
      ],
      next: [
        '{{n "L’horaire reste inchangé" "Les horaires restent inchangés"}}. Vous n’avez rien à faire.',
      ],
    },
  },
  RegistrationArchived: {
    en: {
      label: 'Registration archived',
      subject: 'Your registration is archived: {{initiative}}',
      happened: [
        'Your registration for “{{initiative}}” with {{nonprofit}} has been archived: nothing had happened on it for a while, and it had no date.',
      ],
      next: [
        'Still interested? As long as the initiative is open, you are welcome to sign up again.',
      ],
    },
    fr: {
      label: 'Inscription archivée',
      subject: 'Votre inscription est archivée : {{initiative}}',
      happened: [
        'Votre inscription à « {{initiative}} » ({{nonprofit}}) a été archivée : elle était sans activité depuis un moment, et sans date.',
      ],
      next: [
        'Toujours envie de participer ? Tant que l’initiative est ouverte, vous pouvez vous inscrire à nouveau.',
      ],
    },
  },
  RegistrationReopened: {
    en: {
      label: 'Registration reopened',
      subject: 'Your registration is open again: {{initiative}}',
      happened: [
        'The platform team reopened your registration for “{{initiative}}” with {{nonprofit}}.',
      ],
      next: ['You can carry on where you left off.'],
    },
    fr: {
      label: 'Inscription rouverte',
      subject: 'Votre inscription est rouverte : {{initiative}}',
      happened: [
        'L’équipe de la plateforme a rouvert votre inscription à « {{initiative}} » ({{nonprofit}}).',
      ],
      next: ['Vous pouvez reprendre là où vous en étiez.'],
    },
  },
  MessagePosted: {
    en: {
      label: 'New message',
      subject: 'New message about {{initiative}}',
      happened: ['{{by}} wrote to you about “{{initiative}}”{{#if message}}:{{else}}.{{/if}}'],
      next: [
        'Please answer in Volunteer Ledger{{#unless contact}}: a reply to this mail would not arrive{{/unless}}.',
      ],
    },
    fr: {
      label: 'Nouveau message',
      subject: 'Nouveau message : {{initiative}}',
      happened: [
        '{{by}} vous a écrit au sujet de « {{initiative}} »{{#if message}} :{{else}}.{{/if}}',
      ],
      next: [
        'Merci de répondre dans Volunteer Ledger{{#unless contact}} : une réponse à cet e-mail n’arriverait pas{{/unless}}.',
      ],
    },
  },
};
