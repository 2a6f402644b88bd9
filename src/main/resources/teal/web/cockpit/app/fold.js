import { Component, h } from './preact.js';

/** From so many on, the lines of a list are drawn only where somebody looks: a page of thousands would be slow. */
export const MANY = 60;

/**
 * A folded part of a page. Few lines are there from the start, so that the browser finds words in them and opens it; many are
 * drawn only while it is open.
 *
 * @param lines draws what is folded
 * @param count how many lines that are
 */
export class Fold extends Component {
  render({ name, summary, lines, count }, { open = false }) {
    return h('details', { class: name, open, onToggle: event => this.setState({ open: event.target.open }) },
      h('summary', null, summary),
      (open || count < MANY) && lines());
  }
}

/** The newest lines, and a button for those before them. */
export class Newest extends Component {
  render({ lines, list }, { shown = MANY }) {
    const earlier = Math.max(0, lines.length - shown);
    return [
      earlier > 0 && h('button', {
        type: 'button', class: 'btn btn-default teal-earlier', onClick: () => this.setState({ shown: shown + 5 * MANY })
      }, `Show earlier steps (${earlier} more)`),
      list(lines.slice(earlier))
    ];
  }
}
