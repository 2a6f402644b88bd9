// Camunda's own hook for names; it takes the place of the file that Camunda ships.
export default {
  app: { name: 'Cockpit', vendor: 'Teal' },
  disableWelcomeMessage: true
};
