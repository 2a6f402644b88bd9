import { h } from './preact.js';
import { badge } from './applications.js';
import { between, day, duration, milliseconds, person, processName } from './words.js';

const TITLES = ['Release', 'Result', 'Started', 'Duration', 'Waiting for people', 'Requested by', 'Approval answered by',
  'Artifact', 'Process'];

const RESULTS = ['released', 'rolled-back', 'refused', 'cancelled', 'deleted'];

export function path({ wanted = {}, page = 0 }) {
  const query = new URLSearchParams({ page });
  Object.entries(wanted).filter(([, value]) => value).forEach(([name, value]) => query.set(name, value));
  return `releases?${query}`;
}

/** With its column's title, which a narrow page shows in the cell. */
export function cell(title, content) {
  return h('td', { 'data-title': title }, content);
}

/** Past releases, with search fields. */
export function past({ releases, more }, { again, state: { wanted = {}, page = 0 } }) {
  const look = change => again({ wanted: { ...wanted, ...change }, page: 0 });
  return h('section', { class: 'teal-past' },
    h('h2', null, 'Past releases'),
    h('form', { class: 'teal-filter', role: 'search', onSubmit: event => event.preventDefault() },
      h('label', null, 'Application starts with', h('input', {
        class: 'form-control', value: wanted.application ?? '', onInput: event => look({ application: event.target.value.trim() })
      })),
      h('label', null, 'Version starts with', h('input', {
        class: 'form-control', value: wanted.version ?? '', onInput: event => look({ version: event.target.value.trim() })
      })),
      h('label', null, 'Result', h('select', {
        class: 'form-control', value: wanted.result ?? '', onChange: event => look({ result: event.target.value })
      }, h('option', { value: '' }, 'any'), RESULTS.map(result => h('option', { key: result, value: result }, result.replace('-', ' ')))))),
    releases.length === 0
      ? h('p', null, Object.values(wanted).some(Boolean) ? 'No past releases match.' : 'No release has ended yet.')
      : h('table', { class: 'table teal-table' },
        h('thead', null, h('tr', null, TITLES.map(title => h('th', { key: title, scope: 'col' }, title)))),
        h('tbody', null, releases.map(one => h('tr', { key: one.id },
          h('th', { scope: 'row' }, h('a', { href: `#/releases/${one.id}` }, `${one.application} ${one.version}`)),
          h('td', null, badge(one.state)),
          cell('Started', h('time', { datetime: one.startedAt }, day(one.startedAt))),
          cell('Duration', between(one.startedAt, one.endedAt)),
          cell('Waiting for people', duration(milliseconds(one.waitedForPeople))),
          cell('Requested by', one.requestedBy ? person(one.requestedBy) : '—'),
          cell('Approval answered by', one.answeredBy.map(person).join(', ') || '—'),
          cell('Artifact', one.artifact ?? '—'),
          cell('Process', processName(one.process)))))),
    (page > 0 || more) && h('nav', { class: 'teal-pages', 'aria-label': 'pages' },
      h('button', { type: 'button', class: 'btn btn-default', disabled: page === 0, onClick: () => again({ page: page - 1 }) }, 'Newer'),
      h('span', null, `Page ${page + 1}`),
      h('button', { type: 'button', class: 'btn btn-default', disabled: !more, onClick: () => again({ page: page + 1 }) }, 'Older')));
}
