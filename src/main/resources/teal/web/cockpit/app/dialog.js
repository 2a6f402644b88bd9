import { Component, h } from './preact.js';
import { instant, timeZone } from './words.js';

/**
 * Buttons that explain what they will do before they do it. The buttons come and go with the release; an open dialog
 * stays, keeps its text, and says when it is out of date.
 */
export class Confirmations extends Component {
  render({ offered, gone }, { open }) {
    const kept = open && !offered.some(one => one.name === open.name) ? [{ ...open, gone }] : [];
    return h('div', { class: 'teal-buttons' }, [...offered, ...kept].map(one => h(Confirmed, {
      key: one.name, ...one,
      opened: () => this.setState({ open: one }),
      closed: () => this.setState({ open: null })
    })));
  }
}

/** A button that first explains what it will do. */
class Confirmed extends Component {
  #dialog;

  render({ label, dismiss, title, ask, askUntil, effect, act, danger, gone, opened, closed }, { busy, problem }) {
    const id = `teal-dialog-${this.props.name.replace(/\W+/g, '-')}`;
    return [
      h('button', {
        type: 'button', class: `btn ${danger ? 'btn-danger' : 'btn-default'}`, 'aria-haspopup': 'dialog',
        onClick: () => {
          this.setState({ problem: null });
          opened();
          this.#dialog.showModal();
        }
      }, `${label}…`),
      h('dialog', { class: 'teal-dialog', ref: dialog => { this.#dialog = dialog; }, 'aria-labelledby': id, onClose: closed },
        h('form', { method: 'dialog', onSubmit: event => this.#confirm(event, act) },
          h('h3', { id }, title),
          h('div', null, effect),
          ask && h('label', null, ask,
            h('textarea', { name: 'reason', rows: 3, class: 'form-control' })),
          askUntil && h('label', null, `${askUntil} (${timeZone()} time)`,
            h('input', { name: 'until', type: 'datetime-local', required: true, class: 'form-control' })),
          gone && h('p', { class: 'teal-problem', role: 'alert' }, gone),
          problem && h('p', { class: 'teal-problem', role: 'alert' }, problem),
          h('div', { class: 'teal-dialog-buttons' },
            h('button', { type: 'button', class: 'btn btn-default', onClick: () => this.#dialog.close() }, dismiss ?? 'Cancel'),
            h('button', { type: 'submit', class: `btn ${danger ? 'btn-danger' : 'btn-primary'}`, disabled: busy || gone }, label))))
    ];
  }

  async #confirm(event, act) {
    event.preventDefault();
    this.setState({ busy: true, problem: null });
    try {
      const { reason, until } = event.target.elements;
      await act(reason?.value ?? '', until?.value ? instant(until.value) : undefined);
      this.#dialog?.close();
      this.setState({ busy: false });
    } catch (error) {
      this.setState({ busy: false, problem: error.message });
    }
  }
}
