// The pass of the kitchen: asks, follows the events, and says what is going on until there is an answer or none.
import { clearDraft, showDraft } from "./draft.js";
import { eventsOf } from "./events.js";
import { fill, say } from "./words.js";

const USUAL_TOKENS = 700;
const find = (id) => document.getElementById(id);

export class Refused extends Error {}

// Follows one asking to its end. Returns { answer, wish, remembered } or { trouble }; an AbortError where `signal` says so.
export const follow = async (url, fields, signal) => {
  const found = { wish: "{}", remembered: "true" };
  const clock = startClock();
  reset();
  try {
    const response = await fetch(url, { method: "POST", body: new URLSearchParams(fields), signal });
    if (!response.ok) throw new Refused();
    for await (const event of eventsOf(response)) {
      if (event.name === "error") return { trouble: JSON.parse(event.text) };
      if (event.name === "answer") return { ...found, answer: event.text };
      take(event, found, clock);
    }
  } finally {
    clock.stop();
  }
  return { trouble: { title: say("cut_title"), advice: say("cut_advice") } };
};

const take = (event, found, clock) => {
  if (event.name === "wish") found.wish = event.text;
  else if (event.name === "attempt") {
    found.remembered = "false";
    attempt(JSON.parse(event.text));
  } else if (event.name === "progress") clock.count(JSON.parse(event.text));
  else if (event.name === "draft") showDraft(JSON.parse(event.text));
  else if (event.name === "reset") restarted(JSON.parse(event.text), clock);
};

const attempt = ({ provider, model, after, drafts }) => {
  find("status").textContent = fill(say("asking", provider), { model });
  if (after) find("why").textContent = after;
  find("held").hidden = drafts !== "held";
};

const restarted = ({ reason, after }, clock) => {
  clearDraft();
  clock.count({ tokens: 0 });
  find("status").textContent = say("again", reason) || find("status").textContent;
  find("why").textContent = after ?? "";
};

const reset = () => {
  clearDraft();
  find("status").textContent = find("why").textContent = "";
  find("held").hidden = true;
};

// The bar comes ever closer to its end, for nobody knows beforehand how long a recipe gets.
const startClock = () => {
  const began = performance.now();
  let tokens = 0;
  const draw = () => {
    const seconds = ((performance.now() - began) / 1000).toFixed(1).replace(".", say("decimal"));
    find("count").textContent = fill(say(tokens ? "progress" : "waiting"), { tokens, seconds });
    find("meter").value = 100 * (1 - Math.exp(-tokens / USUAL_TOKENS));
  };
  const ticking = setInterval(draw, 100);
  draw();
  return {
    count: (progress) => (tokens = progress.tokens),
    stop: () => clearInterval(ticking),
  };
};
