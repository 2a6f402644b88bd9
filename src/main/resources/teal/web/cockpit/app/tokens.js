import { Component, h } from './preact.js';
import { Confirmations } from './dialog.js';
import { cell } from './past.js';
import { day, person, sign } from './words.js';

const TITLES = ['Name', 'State', 'Role', 'Application', 'Made by', 'Last used', ''];

/** The tokens with which pipelines sign in. */
export function tokens({ tokens: all, roles, applications }, { server, again }) {
  return h('section', { class: 'teal-tokens' },
    h('h2', null, 'Pipeline tokens'),
    h('p', null, 'A pipeline signs in with a token of its own. It opens Teal’s API alone, for what its role allows, until it '
      + 'expires or is revoked.'),
    h(Make, { server, roles, applications, made: () => again() }),
    all.length === 0
      ? h('p', { class: 'teal-quiet' }, 'There are no tokens yet.')
      : h('table', { class: 'table teal-table' },
        h('thead', null, h('tr', null, TITLES.map(title => h('th', { key: title, scope: 'col' }, title)))),
        h('tbody', null, all.map(token => row(token, server, again)))));
}

function row(token, server, again) {
  const [icon, word] = state(token);
  return h('tr', { key: token.name },
    h('th', { scope: 'row' }, token.name),
    h('td', null, sign(icon), ` ${word}`),
    cell('Role', token.role),
    cell('Application', token.application ?? 'all'),
    cell('Made by', `${person(token.madeBy)}, ${day(token.madeAt)}`),
    cell('Last used', token.lastUsedAt ? `${day(token.lastUsedAt)}, from ${token.lastUsedFrom}` : 'never'),
    h('td', null, icon === 'ok' && h(Confirmations, { offered: [revoke(token, server, again)] })));
}

/** An icon and words, so that nothing depends on distinguishing colours. */
function state(token) {
  if (token.revokedAt) {
    return ['ban-circle', `revoked by ${person(token.revokedBy)}, ${day(token.revokedAt)}`];
  }
  return new Date(token.expiresAt) > new Date()
    ? ['ok', `valid until ${day(token.expiresAt)}`]
    : ['time', `expired ${day(token.expiresAt)}`];
}

function revoke(token, server, again) {
  return {
    name: `revoke-${token.name}`, label: 'Revoke', danger: true,
    title: `Revoke ${token.name}?`,
    effect: 'From now on it opens nothing, on any instance. This cannot be undone; releases that it has requested go on.',
    act: async () => {
      await server.post(`tokens/${encodeURIComponent(token.name)}/revoke`, {});
      again();
    }
  };
}

/** Makes a token, and shows it once: closing the dialog forgets it. */
class Make extends Component {
  #dialog;

  render({ roles, applications }, { secret, name, busy, problem, copied }) {
    return [
      h('button', {
        type: 'button', class: 'btn btn-default', 'aria-haspopup': 'dialog', onClick: () => this.#dialog.showModal()
      }, 'Make a token…'),
      h('dialog', {
        class: 'teal-dialog', ref: dialog => { this.#dialog = dialog; }, 'aria-labelledby': 'teal-make-token',
        onClose: () => this.setState({ secret: null, name: null, problem: null, copied: false })
      },
      h('h3', { id: 'teal-make-token' }, secret ? `The token ${name}` : 'Make a token'),
      secret
        ? this.#shown(secret, copied)
        : h('form', { method: 'dialog', onSubmit: event => this.#make(event) },
          h('label', null, 'Name', h('input', {
            name: 'name', required: true, autocomplete: 'off', class: 'form-control', placeholder: 'such as ci-shop'
          })),
          h('label', null, 'Role', h('select', { name: 'role', class: 'form-control' }, roles.map(option))),
          h('label', null, 'Application', h('select', { name: 'application', class: 'form-control' },
            h('option', { value: '' }, 'all'), applications.map(option))),
          h('label', null, 'Valid for, in days', h('input', {
            name: 'days', type: 'number', min: 1, max: 366, defaultValue: 90, required: true, class: 'form-control'
          })),
          problem && h('p', { class: 'teal-problem', role: 'alert' }, problem),
          h('div', { class: 'teal-dialog-buttons' },
            h('button', { type: 'button', class: 'btn btn-default', onClick: () => this.#dialog.close() }, 'Cancel'),
            h('button', { type: 'submit', class: 'btn btn-primary', disabled: busy }, 'Make'))))
    ];
  }

  #shown(secret, copied) {
    return h('div', null,
      h('p', null, 'Put it into the pipeline’s secrets now. Teal keeps only a digest, so it cannot be shown again.'),
      h('label', null, 'Token', h('input', {
        readonly: true, value: secret, class: 'form-control teal-secret', onFocus: event => event.target.select()
      })),
      h('p', { role: 'status' }, copied ? 'Copied.' : ''),
      h('div', { class: 'teal-dialog-buttons' },
        navigator.clipboard && h('button', {
          type: 'button', class: 'btn btn-default',
          onClick: () => navigator.clipboard.writeText(secret).then(() => this.setState({ copied: true }), () => {})
        }, 'Copy'),
        h('button', { type: 'button', class: 'btn btn-primary', onClick: () => this.#dialog.close() }, 'Done')));
  }

  async #make(event) {
    event.preventDefault();
    const { name, role, application, days } = event.target.elements;
    this.setState({ busy: true, problem: null });
    try {
      const made = await this.props.server.post('tokens', {
        name: name.value.trim(), role: role.value, application: application.value || null, days: Number(days.value)
      });
      this.setState({ busy: false, ...made });
      this.props.made();
    } catch (error) {
      this.setState({ busy: false, problem: error.message });
    }
  }
}

function option(value) {
  return h('option', { key: value, value }, value);
}
