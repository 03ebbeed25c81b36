import type { EmployeeReminderKind, MailRow } from './mail.types.js';

/** To the employee alone: what time brings. */
export const employeeReminders: Readonly<Record<EmployeeReminderKind, MailRow>> = {
  MenteeSearchReminderSent: {
    en: {
      label: 'Mentee search reminder',
      subject: 'Have you found a mentee? {{initiative}}',
      happened: [
        'You are looking for a mentee for “{{initiative}}” with {{nonprofit}}. How is it going?',
      ],
      next: [
        'If you have found one, tell us when your engagement starts and ends. If you are still looking, tell us too: it keeps your registration open. And if your plans have changed, you can cancel.',
      ],
    },
    fr: {
      label: 'Rappel : recherche d’une personne à accompagner',
      subject: 'Avez-vous trouvé une personne à accompagner ? ({{initiative}})',
      happened: [
        'Vous cherchez une personne à accompagner pour « {{initiative}} » ({{nonprofit}}). Où en êtes-vous ?',
      ],
      next: [
        'Si vous l’avez trouvée, indiquez-nous le début et la fin de votre engagement. Si vous cherchez toujours, dites-le-nous aussi : votre inscription reste ainsi ouverte. Et si vos projets ont changé, vous pouvez annuler.',
      ],
    },
  },
  EngagementReviewSent: {
    en: {
      label: 'Quarterly review of a mentoring',
      subject: 'How is your mentoring going? {{initiative}}',
      happened: [
        'Once a quarter, we invite you to look back on your mentoring for “{{initiative}}” with {{nonprofit}}: what went well, and what would you like to change?',
        '{{#if count}}{{n "Recorded so far, one date:" "Recorded so far, # dates:"}}{{else}}No date is recorded so far.{{/if}}',
      ],
      next: [
        '{{#if decisions}}With the links below, you can add sessions, or tell us that it is over. {{/if}}In Volunteer Ledger, you can also change when your engagement ends.',
      ],
    },
    fr: {
      label: 'Bilan trimestriel d’un mentorat',
      subject: 'Où en est votre mentorat ? ({{initiative}})',
      happened: [
        'Une fois par trimestre, nous vous invitons à faire le point sur votre mentorat pour « {{initiative}} » ({{nonprofit}}) : qu’est-ce qui s’est bien passé, qu’aimeriez-vous changer ?',
        '{{#if count}}{{n "Une date est enregistrée à ce jour :" "# dates sont enregistrées à ce jour :"}}{{else}}Aucune date n’est enregistrée à ce jour.{{/if}}',
      ],
      next: [
        '{{#if decisions}}Les liens ci-dessous permettent d’ajouter des séances ou de nous dire qu’il est terminé. {{/if}}Dans Volunteer Ledger, vous pouvez aussi modifier la fin de votre engagement.',
      ],
    },
  },
  ParticipationConfirmationRequested: {
    en: {
      label: 'Please confirm your participation',
      subject: 'Did you take part? {{initiative}}',
      happened: [
        '{{n "This date" "These # dates"}} for “{{initiative}}” with {{nonprofit}} {{n "is" "are"}} over, and we hope that you enjoyed {{n "it" "them"}}:',
      ],
      next: [
        'Please tell us whether you took part. Only your answer lets {{n "it" "them"}} count and be certified.',
      ],
      repeats: [
        'We have not heard from you yet, so we are asking again.',
        'We have not heard from you yet. This is the last time that we ask.',
      ],
    },
    fr: {
      label: 'Confirmation de participation demandée',
      subject: 'Avez-vous participé ? ({{initiative}})',
      happened: [
        '{{n "Cette date" "Ces # dates"}} pour « {{initiative}} » ({{nonprofit}}) {{n "est passée" "sont passées"}}, et nous espérons que vous avez passé un bon moment :',
      ],
      next: [
        'Merci de nous dire si vous avez participé. Seule votre réponse permet de {{n "la" "les"}} prendre en compte et de {{n "la" "les"}} certifier.',
      ],
      repeats: [
        'Sauf erreur, nous n’avons pas encore reçu votre réponse : nous vous reposons donc la question.',
        'Sauf erreur, nous n’avons pas encore reçu votre réponse. C’est la dernière fois que nous vous le demandons.',
      ],
    },
  },
  ArchivalWarningSent: {
    en: {
      label: 'Archival warning',
      subject: 'Are you still interested? {{initiative}}',
      happened: [
        'Nothing has happened for a while on your registration for “{{initiative}}” with {{nonprofit}}.',
        '{{#if archivesOn}}If that stays so, it will be archived on {{archivesOn}}.{{else}}If that stays so, it will be archived in seven days.{{/if}}',
      ],
      next: [
        'Any sign of life keeps it open: {{#if search}}a message to {{nonprofit}}, telling us that you have found a mentee, or telling us that you are still looking{{else}}a message to {{nonprofit}}{{#if date}}{{#if reminder}}, a date, or a reminder to them{{else}} or a date{{/if}}{{else}}{{#if reminder}} or a reminder to them{{/if}}{{/if}}{{/if}}.',
      ],
    },
    fr: {
      label: 'Archivage imminent',
      subject: 'Cela vous intéresse toujours ? ({{initiative}})',
      happened: [
        'Votre inscription à « {{initiative}} » ({{nonprofit}}) est sans activité depuis un moment.',
        '{{#if archivesOn}}Sans nouvelles de votre part, elle sera archivée le {{archivesOn}}.{{else}}Sans nouvelles de votre part, elle sera archivée dans sept jours.{{/if}}',
      ],
      next: [
        'Il suffit d’un signe pour la garder ouverte : {{#if search}}un message à l’association, nous dire que vous avez trouvé une personne à accompagner, ou nous dire que vous cherchez toujours{{else}}un message à l’association{{#if date}}{{#if reminder}}, une date ou un rappel à celle-ci{{else}} ou une date{{/if}}{{else}}{{#if reminder}} ou un rappel à celle-ci{{/if}}{{/if}}{{/if}}.',
      ],
    },
  },
};
