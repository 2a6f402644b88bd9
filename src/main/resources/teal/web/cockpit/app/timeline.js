import { Component, h } from './preact.js';
import { title } from './diagram.js';
import { Fold, Newest } from './fold.js';
import { OUTCOMES, between, clock, person, place, sign } from './words.js';

/** What happened, line by line, with a heading for each part of the release; running steps come last. */
export function timeline(entries, { release, server }) {
  const parts = [];
  entries.forEach(entry => {
    const of = partOf(entry.instance, release.paths) ?? parts.at(-1)?.of;
    if (!parts.length || of !== parts.at(-1).of) {
      parts.push({ of, entries: [] });
    }
    parts.at(-1).entries.push(entry);
  });
  return h('div', { class: 'teal-timeline' }, parts.map((part, index) => {
    const lines = () => h(Newest, {
      lines: part.entries, list: entries => h('ol', null, folded(entries, { release, server }))
    });
    const name = part.of ? title(part.of) : 'Release';
    // What happens now is on top: while the release runs, what is over is folded.
    return release.running && index < parts.length - 1
      ? h(Fold, {
        key: `part ${part.entries[0].began}`, name: 'teal-folded', count: part.entries.length, lines,
        summary: `${name}: ${part.entries.length} ${part.entries.length === 1 ? 'step' : 'steps'}, ${
          between(part.entries[0].began, part.entries.at(-1).ended)}`
      })
      : h('section', { key: `part ${part.entries[0].began}`, class: 'teal-phase' }, h('h4', null, name), lines());
  }));
}

/** Line by line; steps in a row that had nothing to do are folded into one line that names them. */
function folded(entries, context) {
  const rows = [];
  entries.forEach(entry => {
    if (entry.outcome !== 'unneeded') {
      rows.push(row(entry, context));
    } else if (Array.isArray(rows.at(-1))) {
      rows.at(-1).push(entry);
    } else {
      rows.push([entry]);
    }
  });
  return rows.map(one => Array.isArray(one)
    ? h('li', { key: `unneeded ${one[0].began}`, class: 'teal-unneeded' }, h('details', null,
      h('summary', null, `Nothing to do: ${one.map(entry => [entry.name, place(entry)].filter(Boolean).join(' ')).join(', ')}`),
      h('ol', null, one.map(entry => row(entry, context)))))
    : one);
}

function row(entry, context) {
  return h('li', {
    key: `${entry.instance} ${entry.activity} ${entry.node ?? ''} ${entry.began}`,
    class: `teal-entry teal-${entry.kind} teal-was-${entry.outcome}`
  }, line(entry, context));
}

/** The outermost process that the release called for this entry. */
function partOf(instance, paths) {
  const find = id => paths.find(one => one.instance === id);
  const requested = paths.find(one => one.caller === paths[0].instance);
  const outermost = [paths[0], requested];
  let path = find(instance);
  while (path && find(path.caller) && !outermost.includes(find(path.caller))) {
    path = find(path.caller);
  }
  return path;
}

function line(entry, context) {
  switch (entry.kind) {
    case 'person':
      return head(entry, 'user', entry.outcome === 'running' ? 'waiting for an answer' : answered(entry),
        entry.text && h('blockquote', null, entry.text));
    case 'wait':
      return head(entry, 'time', entry.outcome === 'running' ? 'waiting' : 'waited');
    default:
      return h(Step, { entry, ...context });
  }
}

function answered(entry) {
  return [entry.answer, entry.by && `by ${person(entry.by)}`].filter(Boolean).join(' ') || 'done';
}

function head(entry, icon, word, ...more) {
  return [
    h('div', { class: 'teal-line' },
      sign(icon),
      h('span', { class: 'teal-name' }, entry.name, ' ', h('span', { class: 'teal-quiet' }, place(entry))),
      h('span', { class: 'teal-word' }, word),
      h('span', { class: 'teal-took' }, between(entry.began, entry.ended)),
      h('time', { class: 'teal-quiet', datetime: entry.began }, clock(entry.began))),
    ...more
  ];
}

/** A step: its finding, its attempts and their output. The output of a running step is shown next to the clusters. */
class Step extends Component {
  render({ entry, release, server }) {
    const [icon, word] = OUTCOMES[entry.outcome];
    const failed = entry.attempts.filter(attempt => attempt.outcome && !['done', 'unneeded'].includes(attempt.outcome));
    const times = entry.looks > 1 ? `, ${entry.looks} times` : failed.length && entry.attempts.length > 1 ? `, attempt ${entry.attempts.length}` : '';
    return head(entry, icon, word + times,
      entry.text && h('p', { class: 'teal-text' }, entry.text),
      failed.length > 0 && entry.attempts.length > 1 && h('details', { class: 'teal-attempts' },
        h('summary', null, `${entry.attempts.length} attempts`),
        h('ol', null, entry.attempts.map(attempt => h('li', { key: attempt.id },
          `${clock(attempt.began)}, ${between(attempt.began, attempt.ended)}: ${OUTCOMES[attempt.outcome ?? 'running'][1]}`,
          attempt.summary && `: ${attempt.summary}`)))),
      entry.attempts.filter(attempt => attempt.printed && attempt.ended).slice(-3).map(attempt =>
        h(Printed, { key: attempt.id, attempt, name: entry.name, release, server })));
  }
}

/** The last lines while the step runs, all of them afterwards. */
export class Printed extends Component {
  #asked = false;

  componentDidMount() {
    if (!this.props.attempt.ended) {
      this.setState({ open: true });
      this.#ask();
    }
  }

  componentDidUpdate(before) {
    const { attempt } = this.props;
    if (this.state.open && before !== this.props && (!attempt.ended || !before.attempt.ended)) {
      this.#ask();
    }
  }

  render({ attempt, name }, { text, open, problem }) {
    const lines = (text ?? '').trimEnd().split('\n');
    const shown = attempt.ended ? lines : lines.slice(-12);
    return h('details', {
      class: 'teal-printed', open,
      onToggle: event => {
        this.setState({ open: event.target.open });
        if (event.target.open && !this.#asked) {
          this.#ask();
        }
      }
    },
    h('summary', null, attempt.ended ? 'Output' : 'Last lines of output'),
    problem && h('p', { class: 'teal-problem' }, problem),
    h('pre', { tabindex: 0, 'aria-label': `output of ${name}` }, text === undefined ? '…' : shown.join('\n')));
  }

  async #ask() {
    this.#asked = true;
    const { release, attempt, server } = this.props;
    try {
      const { printed } = await server.get(`releases/${release.id}/attempts/${attempt.id}`);
      this.setState({ text: printed, problem: null });
    } catch (error) {
      this.setState({ problem: error.message });
    }
  }
}
