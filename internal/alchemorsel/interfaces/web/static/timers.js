// Kitchen timers: they outlive a reload, show wherever the recipe is, and ring until somebody hears them.
import { Bell } from "./bell.js";
import { recall, remember } from "./memory.js";
import { fill, say } from "./words.js";

const bell = new Bell();
const DAY_MS = 86_400_000;
let running = (recall("timers") ?? []).filter((timer) => timer.ends > Date.now() - DAY_MS);
let ticking = null;

export const mountTimers = () => {
  for (const step of document.querySelectorAll("[data-seconds]")) {
    const start = step.querySelector("[data-timer]");
    start.hidden = false;
    start.addEventListener("click", () => toggleTimer(step));
  }
  draw();
};

// Starts the timer of a step, or stops it.
export const toggleTimer = (step) => {
  const id = step.dataset.step;
  const recipe = document.querySelector("#recipe").dataset.recipe;
  if (running.some((timer) => timer.id === id && timer.recipe === recipe)) return stop(id, recipe);
  bell.wake();
  const ends = Date.now() + Number(step.dataset.seconds) * 1000;
  change([...running, { id, recipe, ends, name: fill(say("step"), { n: id }) }]);
};

export const timerOf = (step) => {
  const recipe = document.querySelector("#recipe").dataset.recipe;
  return running.find((timer) => timer.id === step.dataset.step && timer.recipe === recipe);
};

export const leftText = (timer) => {
  const seconds = Math.max(0, Math.ceil((timer.ends - Date.now()) / 1000));
  const minutes = Math.floor(seconds / 60);
  return `${minutes}:${String(seconds % 60).padStart(2, "0")}`;
};

const stop = (id, recipe) => change(running.filter((timer) => timer.id !== id || timer.recipe !== recipe));

const change = (timers) => {
  running = timers;
  remember("timers", running);
  draw();
};

const draw = () => {
  const box = document.querySelector("#timers");
  if (!box) return;
  box.hidden = running.length === 0;
  const list = box.querySelector("ul");
  const known = new Map([...list.children].map((item) => [item.dataset.key, item]));
  list.replaceChildren(...running.map((timer) => item(timer, known.get(keyOf(timer)))));
  const over = running.some((timer) => timer.ends <= Date.now());
  bell[over ? "ring" : "hush"]();
  document.dispatchEvent(new Event("timers"));
  if (running.length && !ticking) ticking = setInterval(draw, 250);
  if (!running.length) ticking = clearInterval(ticking);
};

const keyOf = (timer) => `${timer.recipe}/${timer.id}`;

const item = (timer, known) => {
  const made = known ?? newItem(timer);
  const over = timer.ends <= Date.now();
  const text = over ? fill(say("over"), { step: timer.name }) : `${timer.name}: ${leftText(timer)}`;
  const says = made.querySelector("span");
  if (says.textContent !== text) says.textContent = text;
  // Told once, when it rings; a count that is read out every second helps nobody.
  if (over && !says.role) says.role = "alert";
  made.classList.toggle("ringing", over);
  return made;
};

const newItem = (timer) => {
  const made = document.createElement("li");
  made.dataset.key = keyOf(timer);
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = say("stop");
  button.setAttribute("aria-label", `${say("stop")}: ${timer.name}`);
  button.addEventListener("click", () => stop(timer.id, timer.recipe));
  made.append(document.createElement("span"), button);
  return made;
};
