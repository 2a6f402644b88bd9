import { Component, h } from './preact.js';
import { CHECKS, sign } from './words.js';

/** Asks everything that a release of an application will ask, and shows what was found. Nothing is changed. */
export class Check extends Component {
  #dialog;

  render({ name, server }, { report, busy, problem }) {
    const id = `teal-check-${name}`;
    return [
      h('button', {
        type: 'button', class: 'btn btn-default', 'aria-haspopup': 'dialog', 'aria-label': `Check ${name}`,
        onClick: () => {
          this.#dialog.showModal();
          this.#ask(server, name);
        }
      }, 'Check'),
      h('dialog', { class: 'teal-dialog teal-wide', ref: dialog => { this.#dialog = dialog; }, 'aria-labelledby': id },
        h('h3', { id }, `Check ${name}`),
        h('p', { class: 'teal-quiet' }, 'Asks everything that a release will ask, and changes nothing.'),
        h('p', { role: 'status' }, busy ? 'Asking…' : report ? summary(report) : ''),
        problem && h('p', { class: 'teal-problem', role: 'alert' }, problem),
        report && found(report),
        h('div', { class: 'teal-dialog-buttons' },
          h('button', { type: 'button', class: 'btn btn-default', onClick: () => this.#dialog.close() }, 'Close'),
          h('button', {
            type: 'button', class: 'btn btn-primary', disabled: busy, onClick: () => this.#ask(server, name)
          }, 'Check again')))
    ];
  }

  async #ask(server, name) {
    if (this.state.busy) {
      return;
    }
    this.setState({ busy: true, problem: null });
    try {
      const report = await server.get(`applications/${encodeURIComponent(name)}/check`);
      this.setState({ report, busy: false });
    } catch (error) {
      this.setState({ report: null, busy: false, problem: error.message });
    }
  }
}

function summary({ items }) {
  return Object.entries(CHECKS)
    .map(([outcome, [, word]]) => [items.filter(item => item.outcome === outcome).length, word])
    .filter(([count]) => count)
    .map(([count, word]) => `${count} ${word}`)
    .join(', ');
}

function found({ items }) {
  const bad = items.filter(item => item.outcome !== 'passed');
  const good = items.filter(item => item.outcome === 'passed');
  return [
    bad.length > 0 && table(bad),
    h('details', { class: 'teal-passed', open: bad.length === 0 }, h('summary', null, 'What passed'), table(good))
  ];
}

function table(items) {
  return h('table', { class: 'table teal-table' },
    h('thead', null, h('tr', null, ['Result', 'About', 'What', 'Found', 'What to do']
      .map(title => h('th', { key: title, scope: 'col' }, title)))),
    h('tbody', null, items.map((item, index) => {
      const [icon, word] = CHECKS[item.outcome];
      return h('tr', { key: index },
        h('td', { class: `teal-check-${item.outcome}` }, sign(icon), ' ', word),
        h('th', { scope: 'row' }, item.about),
        h('td', null, item.question),
        h('td', null, item.found),
        h('td', null, item.advice));
    })));
}
