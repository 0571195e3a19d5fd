// A form whose answer is shown in its place: no reload, a clock while the kitchen is at work, and a way to stop it.
import { chipsIn } from "./chips.js";
import { choosesLanguage, show } from "./pages.js";
import { hush, tell } from "./trouble.js";
import { fill, say } from "./words.js";

const find = (id) => document.getElementById(id);

// `mounted` is called for every page that takes the place of the one before.
export const mountInPlace = (mounted = () => {}) => {
  const form = find("asking");
  if (!form) return;
  const chips = [...form.querySelectorAll("[data-chips]")].map(chipsIn);
  form.addEventListener("submit", (event) => {
    for (const each of chips) each.commit();
    if (choosesLanguage(event)) return;
    event.preventDefault();
    send(form, event.submitter, mounted);
  });
  form.addEventListener("keydown", (event) => {
    const writes = event.target.tagName === "TEXTAREA";
    if (writes && event.key === "Enter" && (event.ctrlKey || event.metaKey)) form.requestSubmit(find("send"));
  });
  mounted();
};

const send = async (form, by, mounted) => {
  const asking = new AbortController();
  // Before the buttons are disabled: one that is says nothing.
  const fields = [...new FormData(form, by)];
  hush();
  notice("");
  const stop = startWorking(form, asking);
  try {
    const shown = await show(form.getAttribute("action"), fields, asking.signal);
    if (!shown) return;
    mountInPlace(mounted);
    lead(by);
  } catch (error) {
    if (error.name === "AbortError") notice(say("cancelled"));
    else tell({ title: say("lost_title"), advice: say("lost_advice") });
  } finally {
    stop();
  }
};

const startWorking = (form, asking) => {
  const began = performance.now();
  const box = find("working");
  // What takes no time needs no clock.
  const draw = () => {
    const seconds = Math.round((performance.now() - began) / 1000);
    box.hidden = false;
    find("working-text").textContent = fill(say("working"), { seconds });
  };
  const soon = setTimeout(draw, 300);
  const ticking = setInterval(draw, 1000);
  find("cancel").onclick = () => asking.abort();
  for (const button of buttons(form)) button.disabled = true;
  return () => {
    clearTimeout(soon);
    clearInterval(ticking);
    box.hidden = true;
    for (const button of buttons(form)) button.disabled = false;
  };
};

const buttons = (form) => [...form.elements].filter((control) => control.tagName === "BUTTON");

// To where the answer is; beside what was pressed, where it is there still.
const lead = (by) => {
  const same = by?.value && [...document.querySelectorAll(`button[name="${by.name}"]`)].find((it) => it.value === by.value);
  const goal = by?.name === "swap" && same ? same : find("result-title");
  goal?.focus({ preventScroll: true });
  goal?.scrollIntoView({ block: by?.name === "swap" ? "nearest" : "start" });
};

let fading = null;
// Long enough to be read twice; then it stands in nobody's way.
export const notice = (text) => {
  clearTimeout(fading);
  find("said").textContent = text;
  find("said").hidden = !text;
  if (text) fading = setTimeout(() => find("said") && notice(""), 8000);
};
