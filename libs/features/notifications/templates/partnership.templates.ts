import type { AdminMailKind, MailRow, PartnerMailKind } from './mail.types.js';

/** To the nonprofit's coordinators: what a company or the platform team did about a partnership. */
export const partnerMails: Readonly<Record<PartnerMailKind, MailRow>> = {
  PartnershipProposed: {
    en: {
      label: 'Partnership proposed',
      subject: '{{company}} proposes a partnership to {{nonprofit}}',
      happened: [
        '{{company}} would like to be a partner of {{nonprofit}}. Once the partnership is validated, its employees can sign up for your initiatives.',
      ],
      next: [
        'Please validate or decline it in Volunteer Ledger. We will pass on your answer at once.',
      ],
    },
    fr: {
      label: 'Partenariat proposé',
      subject: '{{company}} propose un partenariat à votre association ({{nonprofit}})',
      happened: [
        '{{company}} souhaite devenir partenaire de votre association, {{nonprofit}}. Une fois le partenariat validé, ses équipes pourront s’inscrire à vos initiatives.',
      ],
      next: [
        'Merci de le valider ou de le refuser dans Volunteer Ledger. Nous transmettrons aussitôt votre réponse.',
      ],
    },
  },
  PartnershipCancelled: {
    en: {
      label: 'Partnership cancelled',
      subject: '{{company}} cancelled its partnership with {{nonprofit}}',
      happened: ['{{company}} cancelled its partnership with {{nonprofit}}.'],
      next: [
        'Registrations under way go on with you; new sign-ups stop. A mandate to act on your behalf has ended with the partnership.',
      ],
    },
    fr: {
      label: 'Partenariat annulé',
      subject: '{{company}} a annulé son partenariat avec votre association ({{nonprofit}})',
      happened: ['{{company}} a annulé son partenariat avec votre association, {{nonprofit}}.'],
      next: [
        'Les inscriptions en cours continuent avec vous ; il n’y en aura pas de nouvelles. Un mandat pour agir en votre nom a pris fin avec le partenariat.',
      ],
    },
  },
  MandateGranted: {
    en: {
      label: 'Mandate granted',
      subject: '{{company}} may now act on behalf of {{nonprofit}}',
      happened: [
        'On the written request of {{nonprofit}}, the platform team granted {{company}} a mandate: its admins may act on your behalf.',
      ],
      next: [
        'The history says who acted, and under which mandate. If you did not ask for this, please write to us at once ({{support}}).',
      ],
    },
    fr: {
      label: 'Mandat accordé',
      subject: '{{company}} peut désormais agir au nom de votre association ({{nonprofit}})',
      happened: [
        'À la demande écrite de votre association, {{nonprofit}}, l’équipe de la plateforme a accordé un mandat à {{company}} : les personnes qui l’administrent peuvent agir en votre nom.',
      ],
      next: [
        'L’historique indique qui a agi, et sous quel mandat. Si vous n’avez rien demandé, écrivez-nous sans attendre ({{support}}).',
      ],
    },
  },
  MandateRevoked: {
    en: {
      label: 'Mandate revoked',
      subject: '{{company}} may no longer act on behalf of {{nonprofit}}',
      happened: [
        'The platform team revoked the mandate of {{company}}: its admins no longer act on behalf of {{nonprofit}}.',
      ],
      next: ['The partnership goes on. What waits for a decision now waits for you.'],
    },
    fr: {
      label: 'Mandat retiré',
      subject: '{{company}} ne peut plus agir au nom de votre association ({{nonprofit}})',
      happened: [
        'L’équipe de la plateforme a retiré le mandat de l’entreprise {{company}}, qui n’agit plus au nom de votre association, {{nonprofit}}.',
      ],
      next: ['Le partenariat continue. Ce qui attend une décision attend désormais la vôtre.'],
    },
  },
};

/** To the company's admins: what the nonprofit or the platform team did about a partnership. */
export const adminMails: Readonly<Record<AdminMailKind, MailRow>> = {
  PartnershipValidated: {
    en: {
      label: 'Partnership validated',
      subject: 'Partnership validated: {{nonprofit}}',
      happened: ['Good news: {{by}} validated the partnership with {{company}}.'],
      next: ['Employees of {{company}} can now sign up for its initiatives.'],
    },
    fr: {
      label: 'Partenariat validé',
      subject: 'Partenariat validé : {{nonprofit}}',
      happened: ['Bonne nouvelle : {{by}} a validé le partenariat avec {{company}}.'],
      next: [
        'Les équipes de l’entreprise {{company}} peuvent désormais s’inscrire à ses initiatives.',
      ],
    },
  },
  PartnershipDeclined: {
    en: {
      label: 'Partnership declined',
      subject: 'Partnership declined: {{nonprofit}}',
      happened: ['{{by}} declined the partnership with {{company}}.'],
      next: ['You can propose it again later.'],
    },
    fr: {
      label: 'Partenariat refusé',
      subject: 'Partenariat refusé : {{nonprofit}}',
      happened: ['{{by}} a refusé le partenariat avec {{company}}.'],
      next: ['Vous pourrez le proposer de nouveau plus tard.'],
    },
  },
  PartnershipCancelled: {
    en: {
      label: 'Partnership cancelled',
      subject: 'Partnership cancelled: {{nonprofit}}',
      happened: ['{{by}} cancelled the partnership with {{company}}.'],
      next: [
        'Registrations under way go on with {{nonprofit}}; new sign-ups stop. A mandate to act on its behalf has ended with the partnership.',
      ],
    },
    fr: {
      label: 'Partenariat annulé',
      subject: 'Partenariat annulé : {{nonprofit}}',
      happened: ['{{by}} a annulé le partenariat avec {{company}}.'],
      next: [
        'Les inscriptions en cours continuent avec {{nonprofit}} ; il n’y en aura pas de nouvelles. Un mandat pour agir en son nom a pris fin avec le partenariat.',
      ],
    },
  },
  MandateGranted: {
    en: {
      label: 'Mandate granted',
      subject: 'You may now act on behalf of {{nonprofit}}',
      happened: [
        'On the written request of {{nonprofit}}, the platform team granted {{company}} a mandate: you may act on its behalf.',
      ],
      next: ['Whatever you do so is recorded in your own name, with the mandate.'],
    },
    fr: {
      label: 'Mandat accordé',
      subject: 'Vous pouvez désormais agir au nom de l’association {{nonprofit}}',
      happened: [
        'À la demande écrite de l’association {{nonprofit}}, l’équipe de la plateforme a accordé un mandat à {{company}} : vous pouvez agir en son nom.',
      ],
      next: ['Tout ce que vous faites ainsi est enregistré à votre propre nom, avec le mandat.'],
    },
  },
  MandateRevoked: {
    en: {
      label: 'Mandate revoked',
      subject: 'You may no longer act on behalf of {{nonprofit}}',
      happened: [
        'The platform team revoked the mandate of {{company}} to act on behalf of {{nonprofit}}.',
      ],
      next: ['The partnership goes on; {{nonprofit}} decides for itself again.'],
    },
    fr: {
      label: 'Mandat retiré',
      subject: 'Vous ne pouvez plus agir au nom de l’association {{nonprofit}}',
      happened: [
        'L’équipe de la plateforme a retiré à {{company}} le mandat pour agir au nom de l’association {{nonprofit}}.',
      ],
      next: ['Le partenariat continue ; l’association {{nonprofit}} décide de nouveau elle-même.'],
    },
  },
};
