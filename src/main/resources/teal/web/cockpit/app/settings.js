import { Component, h } from './preact.js';

const isDefault = one => one.from === 'default';

function settings(caption, some) {
  return h('table', { class: 'table teal-table' },
    h('caption', { class: 'teal-unseen' }, caption),
    h('thead', null, h('tr', null, ['Property', 'Value', 'From'].map(title => h('th', { key: title, scope: 'col' }, title)))),
    h('tbody', null, some.map(one => h('tr', { key: one.property },
      h('th', { scope: 'row' }, one.property),
      h('td', { 'data-title': 'Value' }, one.value),
      h('td', { 'data-title': 'From', class: 'teal-quiet' }, one.from)))));
}

/** The settings of an application as they are in force, with the file and line of each; asked for when somebody opens them. */
export class Settings extends Component {
  render({ name }, { all, problem }) {
    return h('details', { class: 'teal-settings', onToggle: event => event.target.open && !all && this.#ask() },
      h('summary', null, 'Settings'),
      problem && h('p', { class: 'teal-problem' }, problem),
      all && [
        settings(`settings of ${name}`, all.filter(one => !isDefault(one))),
        h('details', null,
          h('summary', null, `Defaults that nobody has changed (${all.filter(isDefault).length})`),
          settings(`defaults of ${name}`, all.filter(isDefault)))
      ]);
  }

  async #ask() {
    const { name, server } = this.props;
    try {
      this.setState({ all: await server.get(`applications/${encodeURIComponent(name)}/settings`), problem: null });
    } catch (error) {
      this.setState({ problem: error.message });
    }
  }
}
