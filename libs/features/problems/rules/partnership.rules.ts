import { rule, type ProblemRules } from '../problem-rule.js';

/** Rules of partnerships and mandates. */
export const PARTNERSHIP_RULES: ProblemRules = {
  400: {
    revision_of_several: rule(
      'If-Match names a single revision, and the proposal is to several nonprofits.',
      'Leave If-Match out, or propose to one nonprofit.',
      'If-Match ne nomme qu’une révision, et la proposition s’adresse à plusieurs associations.',
      'Retirez If-Match, ou faites la proposition à une seule association.',
    ),
  },
  403: {
    level_outside_own: rule(
      'The network level is not at or below your own.',
      'Choose your own level or one below it, or ask an admin above.',
      'Le niveau du réseau n’est ni le vôtre ni un niveau en dessous.',
      'Choisissez votre niveau ou un niveau en dessous, ou demandez à un administrateur au-dessus.',
    ),
  },
  409: {
    already_proposed: rule(
      'The partnership is already proposed or validated.',
      'Use the partnership that exists.',
      'Le partenariat est déjà proposé ou validé.',
      'Utilisez le partenariat qui existe.',
    ),
    partnership_awaiting_confirmation: rule(
      'The nonprofit has not yet confirmed the partnership.',
      'Wait for the nonprofit.',
      'L’association n’a pas encore confirmé le partenariat.',
      'Attendez l’association.',
    ),
    partnership_validated: rule(
      'The partnership is validated already.',
      'Cancel it to end it.',
      'Le partenariat est déjà validé.',
      'Annulez-le pour y mettre fin.',
    ),
    partnership_declined: rule(
      'The nonprofit declined the partnership.',
      'Propose it again.',
      'L’association a refusé le partenariat.',
      'Proposez-le de nouveau.',
    ),
    partnership_cancelled: rule(
      'The partnership was cancelled.',
      'Propose it again.',
      'Le partenariat a été annulé.',
      'Proposez-le de nouveau.',
    ),
    partnership_none: rule(
      'There is no partnership yet.',
      'Propose it first.',
      'Il n’y a pas encore de partenariat.',
      'Proposez-le d’abord.',
    ),
    no_mandate: rule(
      'No mandate is in force.',
      'Nothing is left to revoke.',
      'Aucun mandat n’est en vigueur.',
      'Il ne reste rien à révoquer.',
    ),
    agreement_download_off: rule(
      'The settings of the company do not allow agreements to be downloaded.',
      'Ask a main admin to allow it in the settings of the company.',
      'Les réglages de l’entreprise ne permettent pas de télécharger les conventions.',
      'Demandez à un administrateur principal de le permettre dans les réglages.',
    ),
  },
};
