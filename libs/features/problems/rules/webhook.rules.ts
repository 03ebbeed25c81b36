import { rule, type ProblemRules } from '../problem-rule.js';

/** Rules of webhooks. */
export const WEBHOOK_RULES: ProblemRules = {
  400: {
    webhook_address: rule(
      'The address of the webhook is no URL to which events can be posted.',
      'Send a URL such as `https://hooks.example.com/ledger`, without user name, password and `#`.',
      'L’adresse du webhook n’est pas une URL à laquelle des événements peuvent être envoyés.',
      'Envoyez une URL comme `https://hooks.example.com/ledger`, sans nom d’utilisateur, mot de passe ni `#`.',
    ),
    https_only: rule(
      'The address of a webhook begins with https.',
      'Send an https address.',
      'L’adresse d’un webhook commence par https.',
      'Envoyez une adresse https.',
    ),
    address_unknown: rule(
      'The name in the address has no entry in the DNS.',
      'Check the name, and try again.',
      'Le nom de l’adresse n’a pas d’entrée dans le DNS.',
      'Vérifiez le nom, puis réessayez.',
    ),
    private_address: rule(
      'The address of the webhook is in a private network.',
      'Send an address that can be reached from the internet, or ask the operator to set `WEBHOOK_PRIVATE_ADDRESSES`.',
      'L’adresse du webhook se trouve dans un réseau privé.',
      'Envoyez une adresse joignable depuis Internet, ou demandez à l’exploitant de définir `WEBHOOK_PRIVATE_ADDRESSES`.',
    ),
  },
  409: {
    too_many_webhooks: rule(
      'You have as many webhooks as one may have.',
      'Delete a webhook, or change one.',
      'Vous avez autant de webhooks que possible.',
      'Supprimez un webhook, ou modifiez-en un.',
    ),
  },
};
