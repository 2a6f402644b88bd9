import { h } from './preact.js';

/** The page of the documentation: there is one glossary only. */
export async function read() {
  const answer = await fetch(new URL('./glossary.md', import.meta.url));
  if (!answer.ok) {
    throw new Error(`Teal answered with status ${answer.status}`);
  }
  return rows(await answer.text());
}

/** The rows of its table, without the heading, and without links to pages that are not here. */
function rows(markdown) {
  return markdown.split('\n')
    .filter(line => line.startsWith('| '))
    .slice(1)
    .map(line => line.split('|').slice(1, 3).map(cell => cell.trim().replace(/\[([^\]]*)\]\([^)]*\)/g, '$1').replaceAll('`', '')));
}

export function glossary(words) {
  return h('section', { class: 'teal-glossary' },
    h('h2', null, 'Glossary'),
    h('dl', null, words.map(([word, meaning]) => h('div', { key: word }, h('dt', null, word), h('dd', null, meaning)))));
}
