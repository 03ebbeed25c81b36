import { rule, type ProblemRules } from '../problem-rule.js';
import { IMPORT_FILE_RULES } from './import-file.rules.js';

/** Rules of people, their roles and invitations, and of imports. */
export const PEOPLE_RULES: ProblemRules = {
  400: {
    ...IMPORT_FILE_RULES,
    nonprofit_of_coordinator: rule(
      'A coordinator belongs to a nonprofit, and other roles to none.',
      'Name a nonprofit for the role coordinator, and only for it.',
      'Un coordinateur appartient à une association, les autres rôles à aucune.',
      'Nommez une association pour le rôle coordinator, et seulement pour lui.',
    ),
    level_needed: rule(
      'The role needs a network level.',
      'Name a level of the company.',
      'Ce rôle demande un niveau du réseau.',
      'Nommez un niveau de l’entreprise.',
    ),
    role_without_level: rule(
      'The role has no network level.',
      'Leave the level out.',
      'Ce rôle n’a pas de niveau du réseau.',
      'Retirez le niveau.',
    ),
    person_or_mail: rule(
      'The request names both a person and a mail address, or neither.',
      'Give either the id of a person, or a name and a mail address.',
      'La requête nomme à la fois une personne et une adresse, ou ni l’une ni l’autre.',
      'Donnez soit l’identifiant d’une personne, soit un nom et une adresse.',
    ),
  },
  403: {
    level_outside_own: rule(
      'The network level is not at or below your own.',
      'Choose your own level or one below it, or ask an admin above.',
      'Le niveau du réseau n’est ni le vôtre ni un niveau en dessous.',
      'Choisissez votre niveau ou un niveau en dessous, ou demandez à un administrateur au-dessus.',
    ),
    above_own_level: rule(
      'You may grant and revoke roles only at your own level or below.',
      'Ask an admin of a level above.',
      'Vous ne pouvez donner ou retirer des rôles qu’à votre niveau ou en dessous.',
      'Demandez à un administrateur d’un niveau au-dessus.',
    ),
    roles_beyond_own: rule(
      'The person holds roles that are not yours to manage, so you may not change how they sign in.',
      'Ask the platform team to change the mail address or the subject.',
      'La personne a des rôles que vous ne gérez pas : vous ne pouvez pas changer sa façon de se connecter.',
      'Demandez à l’équipe de la plateforme de changer l’adresse ou le sujet.',
    ),
    fields_of_admins: rule(
      'You may change your own name and language only.',
      'Ask an admin to change anything else.',
      'Vous ne pouvez changer que votre nom et votre langue.',
      'Demandez à un administrateur de changer le reste.',
    ),
    main_admin_only: rule(
      'The platform team grants and revokes the role admin only at the root of a company’s network.',
      'Ask a main admin of the company for admins of other levels.',
      'L’équipe de la plateforme ne donne et ne retire le rôle admin qu’à la racine du réseau.',
      'Pour les autres niveaux, demandez à un administrateur principal de l’entreprise.',
    ),
  },
  409: {
    read_models_behind: rule(
      'The read models are too far behind to do this.',
      'Check that a worker runs, and try again.',
      'Les modèles de lecture ont trop de retard pour cela.',
      'Vérifiez qu’un processus worker tourne, puis réessayez.',
    ),
    mail_taken: rule(
      'Another person has this mail address.',
      'Use another address.',
      'Une autre personne a cette adresse.',
      'Utilisez une autre adresse.',
    ),
    subject_taken: rule(
      'Another person has this subject.',
      'Use the person’s own subject.',
      'Une autre personne a ce sujet.',
      'Utilisez le sujet de la personne elle-même.',
    ),
    external_id_taken: rule(
      'Another person has this external id.',
      'Use the person’s own id.',
      'Une autre personne a cet identifiant externe.',
      'Utilisez l’identifiant de la personne elle-même.',
    ),
    other_subject: rule(
      'The person is known under another subject.',
      'Leave the subject out, or change it first.',
      'La personne est connue sous un autre sujet.',
      'Retirez le sujet, ou changez-le d’abord.',
    ),
    not_first: rule(
      'The platform team names only the first holder, and there is one.',
      'Ask the present holder to name further ones.',
      'L’équipe de la plateforme ne nomme que le premier titulaire, et il y en a un.',
      'Demandez au titulaire actuel d’en nommer d’autres.',
    ),
    last_of_kind: rule(
      'The person is the last main admin of a company or the last coordinator of a nonprofit.',
      'Name a successor first.',
      'La personne est le dernier administrateur principal d’une entreprise ou le dernier coordinateur d’une association.',
      'Nommez d’abord un successeur.',
    ),
    employed_elsewhere: rule(
      'The person is an employee of another company.',
      'They have to leave that company first.',
      'La personne est employée par une autre entreprise.',
      'Elle doit d’abord quitter cette entreprise.',
    ),
    invited_already: rule(
      'The person was invited already and has not answered.',
      'Wait for the answer, at most 14 days.',
      'La personne est déjà invitée et n’a pas répondu.',
      'Attendez la réponse, au plus 14 jours.',
    ),
    answered: rule(
      'The invitation has been answered already.',
      'Nothing is left to answer.',
      'L’invitation a déjà reçu une réponse.',
      'Il ne reste rien à répondre.',
    ),
    expired: rule(
      'The invitation has expired.',
      'Ask for a new one.',
      'L’invitation a expiré.',
      'Demandez-en une nouvelle.',
    ),
    right_lost: rule(
      'Whoever invited no longer has the right to do so.',
      'Ask for a new invitation.',
      'La personne qui a invité n’en a plus le droit.',
      'Demandez une nouvelle invitation.',
    ),
    own_manager: rule(
      'Nobody is their own manager.',
      'Name another manager.',
      'Personne n’est son propre manager.',
      'Nommez un autre manager.',
    ),
    manager_by_name: rule(
      'A line of a file names a manager by name, and others may have it.',
      'Give the manager’s mail address, subject or external id. The error lists people of the name.',
      'Une ligne du fichier désigne un manager par son nom, que d’autres peuvent porter.',
      'Indiquez l’adresse e-mail, le sujet ou l’identifiant externe du manager. L’erreur énumère des personnes de ce nom.',
    ),
    manager_ambiguous: rule(
      'A manager is named by what is the subject of one person and the external id of another.',
      'Give the manager’s mail address.',
      'Un manager est désigné par ce qui est le sujet d’une personne et l’identifiant externe d’une autre.',
      'Indiquez l’adresse e-mail du manager.',
    ),
    manager_cycle: rule(
      'The manager would report to the employee.',
      'Name another manager.',
      'Le manager dépendrait du collaborateur.',
      'Nommez un autre manager.',
    ),
  },
};
