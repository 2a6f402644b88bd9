import { Component, h } from './preact.js';
import { cell } from './past.js';
import { day, duration } from './words.js';

const FIELDS = ['version', 'artifact', 'sha256', 'override', 'replace', 'process', 'releaseNotes', 'ticket', 'commits', 'build'];

/** Requests a release. What it would do is shown first: it can be started once that has been seen. */
export class Request extends Component {
  #dialog;
  #form;

  render({ look, server }, { preview, seen, busy, problem, versions = [] }) {
    const id = `teal-request-${look.name}`;
    return [
      h('button', {
        type: 'button', class: 'btn btn-default', 'aria-haspopup': 'dialog', 'aria-label': `Release ${look.name}…`,
        onClick: () => {
          this.setState({ preview: null, seen: null, problem: null });
          this.#dialog.showModal();
          this.#offer();
        }
      }, 'Release…'),
      h('dialog', { class: 'teal-dialog teal-wide', ref: dialog => { this.#dialog = dialog; }, 'aria-labelledby': id },
        h('form', {
          method: 'dialog', ref: form => { this.#form = form; },
          onInput: () => preview && this.setState({ preview: null, seen: null }),
          onSubmit: event => this.#submit(event, look, server)
        },
        h('h3', { id }, `Release ${look.name}`),
        h('div', { class: 'teal-fields' },
          field('Version', { name: 'version', required: true, list: `${id}-versions`, placeholder: versions[0] && `newest: ${versions[0]}` }),
          h('datalist', { id: `${id}-versions` }, versions.map(version => h('option', { key: version, value: version }))),
          field('Artifact', {
            name: 'artifact', autocomplete: 'off',
            placeholder: `${look.artifacts[0]}…; empty if the inventory says where each version is`
          }),
          field('SHA-256 (optional)', { name: 'sha256', autocomplete: 'off' }),
          look.processes.length > 1 && h('label', null, 'Process', h('select', { name: 'process', class: 'form-control' },
            look.processes.map(process => h('option', { key: process, value: process }, process)))),
          field('Reason for a version that was rolled back (optional)', { name: 'override', autocomplete: 'off' }),
          h('label', { class: 'teal-check' }, h('input', { type: 'checkbox', name: 'replace', value: 'true' }),
            ' Replace this version where nodes have it from another artifact and none runs it')),
        h('details', null, h('summary', null, 'What changes, for approvers (optional)'),
          h('div', { class: 'teal-fields' },
            field('Release notes', { name: 'releaseNotes', autocomplete: 'off', placeholder: 'https://…' }),
            field('Ticket', { name: 'ticket', autocomplete: 'off', placeholder: 'https://…, or its number' }),
            field('Commits', { name: 'commits', autocomplete: 'off', placeholder: 'https://…' }),
            field('Build', { name: 'build', autocomplete: 'off', placeholder: 'https://…, or its number' }))),
        problem && h('p', { class: 'teal-problem', role: 'alert' }, problem),
        h('div', { 'aria-live': 'polite' }, busy && h('p', null, 'Asking…'), preview && shown(preview)),
        h('div', { class: 'teal-dialog-buttons' },
          h('button', { type: 'button', class: 'btn btn-default', onClick: () => this.#dialog.close() }, 'Cancel'),
          h('button', { type: 'submit', name: 'act', value: 'preview', class: `btn ${seen ? 'btn-default' : 'btn-primary'}`, disabled: busy },
            'Preview'),
          h('button', { type: 'submit', name: 'act', value: 'start', class: 'btn btn-primary', disabled: busy || !seen }, 'Start'))))
    ];
  }

  /** The versions in the repository, where it can list them; any other may be typed. */
  async #offer() {
    const { look, server } = this.props;
    try {
      this.setState({ versions: await server.get(`applications/${encodeURIComponent(look.name)}/versions`) });
    } catch {
      // The preview says what is wrong with the repository
    }
  }

  async #submit(event, look, server) {
    event.preventDefault();
    const start = event.submitter?.value === 'start';
    const wanted = this.#wanted();
    if (start && JSON.stringify(wanted) !== this.state.seen) {
      this.setState({ preview: null, seen: null });
      return;
    }
    this.setState({ busy: true, problem: null });
    try {
      const path = `applications/${encodeURIComponent(look.name)}`;
      if (start) {
        const { id } = await server.post(`${path}/release`, wanted);
        this.#dialog?.close();
        window.location.hash = `#/releases/${id}`;
        this.setState({ busy: false });
      } else {
        const preview = await server.post(`${path}/preview`, wanted);
        this.setState({ busy: false, preview, seen: JSON.stringify(wanted) });
      }
    } catch (error) {
      this.setState({ busy: false, preview: null, seen: null, problem: error.message });
    }
  }

  #wanted() {
    return Object.fromEntries(FIELDS
      .map(name => [name, given(this.#form.elements[name])])
      .filter(([, value]) => value));
  }
}

function given(element) {
  return element?.type === 'checkbox' ? element.checked : element?.value.trim();
}

function field(label, attributes) {
  return h('label', null, label, h('input', { type: 'text', class: 'form-control', ...attributes }));
}

/** What the release would do. */
function shown(preview) {
  const { approval } = preview;
  return h('section', { class: 'teal-preview', 'aria-label': 'preview' },
    h('p', null, h('strong', null, preview.order.length ? `First ${preview.order.join(', then ')}` : 'Nothing to change'), `: ${preview.why}.`),
    preview.withoutWayBack.length > 0 && h('p', { class: 'teal-problem' }, `No way back on ${preview.withoutWayBack.join(', ')}.`),
    preview.warnings.map(warning => h('p', { key: warning, class: 'teal-problem' }, warning)),
    preview.nodes.length > 0 && h('table', { class: 'table teal-table' },
      head(['Node', 'Cluster', 'From', 'To', 'Upload', 'Way back']),
      h('tbody', null, preview.nodes.map(node => h('tr', { key: node.node },
        h('th', { scope: 'row' }, node.node), cell('Cluster', node.cluster), cell('From', node.from ?? 'nothing'),
        cell('To', node.to), cell('Upload', node.staged ? 'is there already' : size(node.uploadBytes)),
        cell('Way back', node.wayBack ?? 'none'))))),
    h('dl', { class: 'teal-plan' },
      row('Approval', approval.needed
        ? `${approval.approvers} of ${approval.groups.join(' or ')}, by ${approval.rule}`
        : `not needed, by ${approval.rule}`),
      row('Takes', `about ${preview.minutes} min, from ${preview.minutesFrom}`),
      preview.freezes.map(freeze => row(`Freeze '${freeze.name}'`, freeze.until
        ? `holds the release until ${day(freeze.until)}` : `begins ${day(freeze.from)}`)),
      row('Artifact', `${size(preview.artifact.bytes)}, SHA-256 ${preview.artifact.sha256}`)),
    h('details', null, h('summary', null, 'Steps and waits'),
      h('ol', null, preview.steps.map(step => h('li', { key: step.name }, step.name,
        step.inside.length > 0 && h('span', { class: 'teal-quiet' }, `: ${step.inside.join(', ')}`)))),
      h('table', { class: 'table teal-table' }, head(['Waits for', 'How long']),
        h('tbody', null, preview.waits.map((wait, index) => h('tr', { key: index },
          h('th', { scope: 'row' }, wait.what),
          h('td', null, `${wait.atMost ? 'at most ' : ''}${duration(wait.seconds * 1000)}`)))))));
}

function head(titles) {
  return h('thead', null, h('tr', null, titles.map(title => h('th', { key: title, scope: 'col' }, title))));
}

function row(name, value) {
  return h('div', { key: name }, h('dt', null, name), h('dd', null, value));
}

function size(bytes) {
  return bytes < 1_000_000 ? `${Math.ceil(bytes / 1000)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
}
