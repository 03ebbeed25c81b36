import type { EmployeeReceiptKind, MailRow } from './mail.types.js';

/** To the employee: receipts of their own cancellations, which take the entries out of their calendar. */
export const employeeReceipts: Readonly<Record<EmployeeReceiptKind, MailRow>> = {
  DateCancelledByEmployee: {
    en: {
      label: 'Date cancelled by the employee',
      subject: 'You cancelled {{n "a date" "# dates"}}: {{initiative}}',
      happened: ['You cancelled {{n "this date" "these # dates"}} of “{{initiative}}”:'],
      next: [
        '{{nonprofit}} has been told. The calendar file in this mail takes what was confirmed out of your calendar.',
      ],
    },
    fr: {
      label: 'Date annulée par la personne inscrite',
      subject: 'Vous avez annulé {{n "une date" "# dates"}} : {{initiative}}',
      happened: ['Vous avez annulé {{n "cette date" "ces # dates"}} de « {{initiative}} » :'],
      next: [
        'L’association ({{nonprofit}}) en est informée. Le fichier joint à cet e-mail retire de votre agenda ce qui avait été confirmé.',
      ],
    },
  },
  RegistrationCancelledByEmployee: {
    en: {
      label: 'Registration cancelled by the employee',
      subject: 'You cancelled your registration: {{initiative}}',
      happened: [
        'You cancelled your registration for “{{initiative}}”{{#if count}}, and with it {{n "this date" "these # dates"}}:{{else}}.{{/if}}',
      ],
      next: [
        '{{nonprofit}} has been told. The calendar file in this mail takes what was confirmed out of your calendar.',
      ],
    },
    fr: {
      label: 'Inscription annulée par la personne inscrite',
      subject: 'Vous avez annulé votre inscription : {{initiative}}',
      happened: [
        'Vous avez annulé votre inscription à « {{initiative}} »{{#if count}}, et avec elle {{n "cette date" "ces # dates"}} :{{else}}.{{/if}}',
      ],
      next: [
        'L’association ({{nonprofit}}) en est informée. Le fichier joint à cet e-mail retire de votre agenda ce qui avait été confirmé.',
      ],
    },
  },
  MentoringEnded: {
    en: {
      label: 'Mentoring ended',
      subject: 'You ended your mentoring: {{initiative}}',
      happened: [
        'You told us that your mentoring for “{{initiative}}” is over. Thank you for your time!{{#if count}} What had not begun is cancelled:{{/if}}',
      ],
      next: [
        'The calendar file in this mail takes what is cancelled out of your calendar. We will ask you to confirm that you took part in the rest.',
      ],
    },
    fr: {
      label: 'Fin du mentorat',
      subject: 'Vous avez mis fin à votre mentorat : {{initiative}}',
      happened: [
        'Vous nous avez dit que votre mentorat pour « {{initiative}} » est terminé. Merci pour votre temps !{{#if count}} Ce qui n’avait pas commencé est annulé :{{/if}}',
      ],
      next: [
        'Le fichier joint à cet e-mail retire de votre agenda ce qui est annulé. Nous vous demanderons de confirmer votre participation pour le reste.',
      ],
    },
  },
};
