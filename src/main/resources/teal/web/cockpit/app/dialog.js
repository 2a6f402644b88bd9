import { Component, h } from './preact.js';

/** A button that first says what it will do. */
export class Confirmed extends Component {
  #dialog;

  render({ label, title, ask, children, act, danger }, { busy, problem }) {
    const id = `teal-dialog-${label.replace(/\W+/g, '-')}-${this.props.name ?? ''}`;
    return [
      h('button', {
        type: 'button', class: `btn ${danger ? 'btn-danger' : 'btn-default'}`, 'aria-haspopup': 'dialog',
        onClick: () => {
          this.setState({ problem: null });
          this.#dialog.showModal();
        }
      }, `${label}…`),
      h('dialog', { class: 'teal-dialog', ref: dialog => { this.#dialog = dialog; }, 'aria-labelledby': id },
        h('form', { method: 'dialog', onSubmit: event => this.#confirm(event, act) },
          h('h3', { id }, title),
          h('div', null, children),
          ask && h('label', null, ask,
            h('textarea', { name: 'reason', rows: 3, class: 'form-control' })),
          problem && h('p', { class: 'teal-problem', role: 'alert' }, problem),
          h('div', { class: 'teal-dialog-buttons' },
            h('button', { type: 'button', class: 'btn btn-default', onClick: () => this.#dialog.close() }, 'Leave it'),
            h('button', { type: 'submit', class: `btn ${danger ? 'btn-danger' : 'btn-primary'}`, disabled: busy }, label))))
    ];
  }

  async #confirm(event, act) {
    event.preventDefault();
    this.setState({ busy: true, problem: null });
    try {
      await act(event.target.elements.reason?.value ?? '');
      this.#dialog?.close();
      this.setState({ busy: false });
    } catch (error) {
      this.setState({ busy: false, problem: error.message });
    }
  }
}
