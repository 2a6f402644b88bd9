// Opens the fields of a template when a task is selected: they are what authors look for there.

const FIELDS = 'ElementTemplates__CustomProperties-inputs';

/** After the one that adds the fields. */
const LATE = 100;

class Fields {
  constructor(injector) {
    injector.get('propertiesPanel', false)?.registerProvider(LATE, this);
  }

  getGroups() {
    return (groups) => groups.map((group) => (group.id === FIELDS ? { ...group, shouldOpen: true } : group));
  }
}
Fields.$inject = ['injector'];

export default { __init__: ['tealFields'], tealFields: ['type', Fields] };
