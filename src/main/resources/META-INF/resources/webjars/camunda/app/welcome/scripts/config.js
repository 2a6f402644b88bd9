// Camunda's own hook for names; it takes the place of the file that Camunda ships.
export default {
  app: { name: 'Welcome', vendor: 'Teal' },
  disableWelcomeMessage: true
};
