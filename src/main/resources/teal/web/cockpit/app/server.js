import { know } from './words.js';

/** Calls Teal's endpoints in Cockpit. Errors carry a sentence for people. */
export class Server {
  #api;

  constructor(api) {
    this.#api = api;
  }

  get(path) {
    return this.#send(`${this.#api.cockpitApi}/plugin/teal/${this.#api.engine}/${path}`, {});
  }

  post(path, body) {
    return this.#send(`${this.#api.cockpitApi}/plugin/teal/${this.#api.engine}/${path}`, {
      method: 'POST',
      body: JSON.stringify(body),
      headers: { 'Content-Type': 'application/json', 'X-XSRF-TOKEN': this.#api.CSRFToken }
    });
  }

  /** A diagram as BPMN XML, from the engine itself. */
  async diagram(definition) {
    const answer = await this.#send(
      `${this.#api.engineApi}/process-definition/${encodeURIComponent(definition)}/xml`, {});
    return answer.bpmn20Xml;
  }

  async #send(address, { headers, ...more }) {
    let answer;
    try {
      answer = await fetch(address, {
        credentials: 'same-origin', headers: { Accept: 'application/json', ...headers }, ...more
      });
    } catch {
      throw new Error('Teal is not responding; trying again');
    }
    if (answer.status === 401) {
      throw new Error('Your session has expired, so nothing was changed. Open Cockpit again and sign in.');
    }
    if (!answer.ok) {
      const problem = await answer.json().catch(() => ({}));
      throw new Error(problem.message ?? `Teal answered with status ${answer.status}`);
    }
    const body = await answer.json();
    know(body.people ?? {}, body.zone);
    return body;
  }
}
