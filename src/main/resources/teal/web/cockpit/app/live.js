/** Polls, but only while the page is visible. */
export class Live {
  #ask;
  #show;
  #pause;
  #timer;
  #round = 0;
  #stopped = false;
  #seen = () => this.now();

  constructor(ask, show, pause = 1000) {
    this.#ask = ask;
    this.#show = show;
    this.#pause = pause;
    document.addEventListener('visibilitychange', this.#seen);
    this.now();
  }

  /** Polls right now, for instance after the user changed something. */
  async now() {
    clearTimeout(this.#timer);
    if (this.#stopped || document.hidden) {
      return;
    }
    const round = ++this.#round;
    let answer = null;
    let problem = null;
    try {
      answer = await this.#ask();
    } catch (error) {
      problem = error;
    }
    if (this.#stopped || round !== this.#round) {
      return;
    }
    const goOn = this.#show(answer, problem);
    if (goOn !== false) {
      this.#timer = setTimeout(() => this.now(), this.#pause);
    }
  }

  stop() {
    this.#stopped = true;
    clearTimeout(this.#timer);
    document.removeEventListener('visibilitychange', this.#seen);
  }
}
