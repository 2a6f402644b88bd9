// Names a task after the template that is chosen for it, unless the author has named it: templates themselves have no name
// for tasks, since applying one would replace the author's.

class Names {
  constructor(eventBus, modeling) {
    eventBus.on('commandStack.propertiesPanel.camunda.changeTemplate.postExecute', ({ context }) => {
      const { element, newTemplate } = context;
      if (newTemplate?.id.startsWith('teal.') && !element.businessObject.name?.trim()) {
        modeling.updateProperties(element, { name: newTemplate.name });
      }
    });
  }
}
Names.$inject = ['eventBus', 'modeling'];

export default { __init__: ['tealNames'], tealNames: ['type', Names] };
