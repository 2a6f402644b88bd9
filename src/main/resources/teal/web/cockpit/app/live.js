/** Asks again and again, but only while somebody can see the answer. */
export class Live {
  #ask;
  #show;
  #pause;
  #timer;
  #stopped = false;
  #seen = () => this.#wake();

  constructor(ask, show, pause = 1000) {
    this.#ask = ask;
    this.#show = show;
    this.#pause = pause;
    document.addEventListener('visibilitychange', this.#seen);
    this.#wake();
  }

  /** Asks right now, such as after a change that the reader made. */
  async now() {
    clearTimeout(this.#timer);
    if (this.#stopped || document.hidden) {
      return;
    }
    try {
      this.#show(await this.#ask(), null);
    } catch (error) {
      this.#show(null, error);
    }
    if (!this.#stopped) {
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => this.now(), this.#pause);
    }
  }

  stop() {
    this.#stopped = true;
    clearTimeout(this.#timer);
    document.removeEventListener('visibilitychange', this.#seen);
  }

  #wake() {
    if (document.hidden) {
      clearTimeout(this.#timer);
    } else {
      this.now();
    }
  }
}
