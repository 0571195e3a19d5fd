// A bell made of two sine waves; browsers let it sound once somebody has pressed something on the page.
const EVERY_MS = 1600;

export class Bell {
  #context = null;
  #ringing = null;

  wake() {
    this.#context ??= "AudioContext" in window ? new AudioContext() : null;
    this.#context?.resume();
  }

  ring() {
    if (this.#ringing) return;
    this.wake();
    this.#strike();
    this.#ringing = setInterval(() => this.#strike(), EVERY_MS);
  }

  hush() {
    this.#ringing = clearInterval(this.#ringing);
  }

  #strike() {
    if (!this.#context) return;
    const now = this.#context.currentTime;
    for (const [hertz, delay_s] of [[880, 0], [1318.5, 0.18]]) {
      const tone = this.#context.createOscillator();
      const volume = this.#context.createGain();
      tone.frequency.value = hertz;
      volume.gain.setValueAtTime(0.25, now + delay_s);
      volume.gain.exponentialRampToValueAtTime(0.001, now + delay_s + 0.9);
      tone.connect(volume).connect(this.#context.destination);
      tone.start(now + delay_s);
      tone.stop(now + delay_s + 1);
    }
  }
}
