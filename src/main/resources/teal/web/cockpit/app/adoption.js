import { Component, h } from './preact.js';
import { sign } from './words.js';

/** Takes over an application that runs already: what it would do is shown first, then it is done, node by node or for all. */
export class Adoption extends Component {
  #form;

  componentDidMount() {
    this.#look();
  }

  render({ name, maySteer }, { result, busy, problem, ...state }) {
    if (!maySteer) {
      return h('p', null, 'Adopting an application needs the group operators.');
    }
    const ready = result?.nodes.filter(node => node.fits && state.seen === this.#wish()) ?? [];
    return h('section', null,
      h('h2', null, `Adopt ${name}`),
      h('p', null, 'Turns what other tools have installed into a version that Teal can go back to. On each node, the directory is '
        + 'copied to where Teal keeps versions, and the link ', h('code', null, 'current'), ' points there. Nothing is '
        + 'restarted, and users notice nothing. Nodes that do not fit are left alone.'),
      h('form', {
        class: 'teal-adopt', ref: form => { this.#form = form; },
        onInput: () => this.forceUpdate(),
        onSubmit: event => {
          event.preventDefault();
          this.#look();
        }
      },
      field('Directory that it runs from', {
        name: 'from', autocomplete: 'off', placeholder: '/opt/shop, or /opt/{node}/shop'
      }),
      field('Artifact of the version (optional)', {
        name: 'artifact', autocomplete: 'off', placeholder: 'empty: where the inventory says that versions are'
      }),
      field('Version that runs (optional)', {
        name: 'runs', autocomplete: 'off', placeholder: 'empty: the one that the application reports'
      }),
      h('button', { type: 'submit', class: 'btn btn-default', disabled: busy }, 'Look'),
      h('button', {
        type: 'button', class: 'btn btn-primary', disabled: busy || ready.length === 0 || result?.refusal,
        onClick: () => this.#adopt(undefined)
      }, ready.length ? `Adopt on ${ready.length} ${ready.length === 1 ? 'node' : 'nodes'}` : 'Adopt')),
      problem && h('p', { class: 'teal-problem', role: 'alert' }, problem),
      result?.refusal && h('p', { class: 'teal-problem', role: 'alert' }, result.refusal),
      h('p', { role: 'status', class: 'teal-quiet' }, busy ? 'Asking the nodes…' : result ? summary(result) : ''),
      result && h('table', { class: 'table teal-table teal-adoptable' },
        h('caption', { class: 'teal-unseen' }, `nodes of ${name}`),
        h('thead', null, h('tr', null, ['Node', 'Cluster', 'Runs', 'Runs in', 'Result', ''].map(title =>
          h('th', { key: title, scope: 'col' }, title)))),
        h('tbody', null, result.nodes.map(node => this.#row(node, busy, ready.includes(node) && !result.refusal)))),
      h('p', null, h('a', { href: '#/releases' }, 'Back to the board')));
  }

  #row(node, busy, offered) {
    return h('tr', { key: node.node },
      h('th', { scope: 'row' }, node.node),
      h('td', { 'data-title': 'Cluster' }, node.cluster),
      h('td', { 'data-title': 'Runs' }, node.version ?? 'nothing that answers'),
      h('td', { 'data-title': 'Runs in' }, node.runsIn.join(', ') || 'not visible'),
      h('td', { 'data-title': 'Result', class: node.fits ? '' : 'teal-bad' },
        sign(node.fits ? 'ok' : 'warning-sign'), ' ', node.found),
      h('td', null, offered && h('button', {
        type: 'button', class: 'btn btn-default', disabled: busy, 'aria-label': `Adopt ${node.node}`,
        onClick: () => this.#adopt(node.node)
      }, 'Adopt')));
  }

  #wish() {
    const { from, artifact, runs } = this.#form?.elements ?? {};
    return JSON.stringify({ from: from?.value ?? '', artifact: artifact?.value ?? '', runs: runs?.value ?? '' });
  }

  #look() {
    const wish = this.#wish();
    return this.#ask('adoptable', JSON.parse(wish), result => ({ result, seen: wish }));
  }

  /** What is done on one node leaves what is known of the others. */
  #adopt(node) {
    return this.#ask('adoption', { ...JSON.parse(this.#wish()), node }, done => ({
      result: {
        ...done,
        done: !node,
        nodes: this.state.result.nodes.map(known => done.nodes.find(one => one.node === known.node) ?? known)
      }
    }));
  }

  async #ask(what, wish, next) {
    if (this.state.busy) {
      return;
    }
    this.setState({ busy: true, problem: null });
    try {
      const answer = await this.props.server.post(`applications/${encodeURIComponent(this.props.name)}/${what}`, wish);
      this.setState({ busy: false, ...next(answer) });
    } catch (error) {
      this.setState({ busy: false, problem: error.message });
    }
  }
}

function summary({ done, nodes }) {
  const fit = nodes.filter(node => node.fits).length;
  const left = nodes.length - fit;
  return `${fit} of ${nodes.length} nodes ${done ? 'are done' : 'fit'}${left ? `; ${left} left alone` : ''}`;
}

function field(label, attributes) {
  return h('label', null, label, h('input', { type: 'text', class: 'form-control', ...attributes }));
}
