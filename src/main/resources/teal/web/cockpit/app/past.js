import { h } from './preact.js';
import { badge } from './applications.js';
import { between, day, duration, milliseconds, processName } from './words.js';

const RESULTS = ['released', 'rolled-back', 'refused', 'cancelled', 'deleted'];

export function path({ wanted = {}, page = 0 }) {
  const query = new URLSearchParams({ page });
  Object.entries(wanted).filter(([, value]) => value).forEach(([name, value]) => query.set(name, value));
  return `releases?${query}`;
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
      ? h('p', null, 'No past releases match.')
      : h('table', { class: 'table teal-table' },
        h('thead', null, h('tr', null, ['Release', 'Result', 'Started', 'Duration', 'Waiting for people', 'Requested by', 'Process']
          .map(title => h('th', { key: title, scope: 'col' }, title)))),
        h('tbody', null, releases.map(one => h('tr', { key: one.id },
          h('th', { scope: 'row' }, h('a', { href: `#/releases/${one.id}` }, `${one.application} ${one.version}`)),
          h('td', null, badge(one.state)),
          h('td', null, h('time', { datetime: one.startedAt }, day(one.startedAt))),
          h('td', null, between(one.startedAt, one.endedAt)),
          h('td', null, duration(milliseconds(one.waitedForPeople))),
          h('td', null, one.requestedBy ?? ''),
          h('td', null, processName(one.process)))))),
    h('nav', { class: 'teal-pages', 'aria-label': 'pages' },
      h('button', { type: 'button', class: 'btn btn-default', disabled: page === 0, onClick: () => again({ page: page - 1 }) }, 'Newer'),
      h('span', null, `Page ${page + 1}`),
      h('button', { type: 'button', class: 'btn btn-default', disabled: !more, onClick: () => again({ page: page + 1 }) }, 'Older')));
}
