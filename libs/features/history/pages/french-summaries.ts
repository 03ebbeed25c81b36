import { FRENCH_REGISTRATION_SUMMARIES } from './french-registration-summaries.js';

/** The meaning of each event type, in French. */
export const FRENCH_SUMMARIES: Readonly<Record<string, string>> = {
  ...FRENCH_REGISTRATION_SUMMARIES,
  PartnershipProposed: 'L’entreprise a proposé un partenariat, pour la première fois ou à nouveau.',
  PartnershipValidated: 'L’association a accepté le partenariat.',
  PartnershipDeclined: 'L’association a refusé le partenariat.',
  PartnershipCancelled: 'L’une des parties a annulé le partenariat. Le mandat prend fin avec lui.',
  PartnershipMoved: 'Le partenariat a été rattaché à un autre niveau du réseau.',
  MandateGranted:
    'À la demande écrite de l’association, l’entreprise peut désormais agir en son nom.',
  MandateRevoked: 'L’entreprise ne peut plus agir au nom de l’association.',
  InitiativeCreated: 'Une initiative a été créée à l’état de brouillon.',
  InitiativeChanged:
    'Le titre, la description, le lieu, le contact ou les tâches de l’initiative ont été modifiés.',
  InitiativeOpened:
    'L’initiative a été ouverte aux inscriptions, pour la première fois ou à nouveau.',
  InitiativeClosed:
    'L’initiative a été fermée aux nouvelles inscriptions et aux réouvertures. Les inscriptions ouvertes se poursuivent.',
  InitiativeCancelled:
    'L’initiative a été annulée. Les dates qui ne sont pas terminées sont annulées avec elle.',
  SlotAdded: 'Un créneau a été ajouté.',
  SlotChanged: 'Un créneau a été déplacé, ou son nombre de places a changé.',
  SlotCancelled:
    'Un créneau a été annulé. Ses dates en cours qui ne sont pas terminées sont annulées avec lui.',
  TaskKept:
    'Une tâche a été accomplie pour la première fois : elle ne peut plus être supprimée désormais.',
  PlaceHeld: 'Une place d’un créneau a été retenue pour une date, avant sa confirmation.',
  PlaceGivenBack: 'Une place a été rendue, car sa date a été annulée ou n’a jamais été confirmée.',
  CompanyRegistered: 'Une entreprise a été enregistrée, avec la racine de son réseau.',
  CompanySettingsChanged:
    'Les paramètres de l’entreprise ont été modifiés. Les dates déjà choisies gardent leur règle d’approbation.',
  NetworkLevelAdded: 'Un niveau du réseau a été ajouté sous un autre.',
  NetworkLevelMoved: 'Un niveau du réseau a été déplacé sous un autre.',
  NetworkLevelRenamed: 'Un niveau du réseau a changé de nom.',
  CompanyRenamed: 'L’entreprise a changé de nom, et la racine de son réseau avec elle.',
  NonprofitRegistered: 'Une association a été enregistrée.',
  NonprofitProfileChanged: 'L’association a modifié son profil.',
  LocationAdded: 'L’association a ajouté un lieu.',
  LocationChanged: 'L’association a corrigé un lieu.',
  LocationRemoved: 'L’association a supprimé un lieu.',
  NonprofitRenamed: 'L’équipe de la plateforme a changé le nom de l’association.',
  PersonRegistered: 'Une personne a été enregistrée.',
  PersonChanged:
    'Le nom, l’adresse e-mail, la langue, l’identifiant de connexion ou l’identifiant externe d’une personne a changé.',
  PersonInvited:
    'Une personne connue ailleurs a été invitée à un rôle. Elle reçoit un e-mail avec des liens pour accepter ou décliner.',
  InvitationAccepted: 'La personne a accepté une invitation, qui lui donne les rôles proposés.',
  InvitationDeclined: 'La personne a décliné une invitation.',
  RoleGranted: 'La personne a reçu un rôle.',
  RoleRevoked:
    'La personne a perdu un rôle ; avec celui de collaborateur, elle quitte l’entreprise et y perd tous ses autres rôles.',
  ManagerAssigned: 'Le collaborateur a un autre manager, ou n’en a plus.',
  PersonMoved: 'Le collaborateur a été rattaché à un autre niveau du réseau.',
  PersonErased: 'La personne a été effacée : la clé de ses données personnelles est détruite.',
  RemindersMuted: 'La personne a désactivé les e-mails d’un type de rappel.',
  RemindersUnmuted: 'La personne a réactivé les e-mails d’un type de rappel.',
};
