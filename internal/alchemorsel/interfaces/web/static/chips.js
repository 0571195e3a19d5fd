// Turns a field of words with commas between into chips; the field itself, now hidden, stays what is sent.
import { fill, say } from "./words.js";

const APART = /[;\n]|,(?!\d)/;
const USE_UP = "!";

export const chipsIn = (field) => {
  const sent = field.querySelector("input");
  const entry = sent.cloneNode();
  const list = document.createElement("ul");
  const usesUp = "useUp" in field.dataset;
  let words = [];

  const draw = () => {
    list.replaceChildren(...words.map((word, at) => chip(word, at)));
    if (sent.value !== words.join(", ")) {
      sent.value = words.join(", ");
      sent.dispatchEvent(new Event("input", { bubbles: true }));
    }
  };
  const chip = (word, at) => {
    const name = word.replace(/!\s*$/, "");
    const item = document.createElement("li");
    item.className = "chip";
    const text = document.createElement("bdi");
    text.textContent = name;
    item.append(text);
    if (usesUp) item.append(useUp(word, name, at));
    item.append(button("×", fill(say("remove"), { name }), () => {
      words.splice(at, 1);
      draw();
      entry.focus();
    }));
    return item;
  };
  const useUp = (word, name, at) => {
    const pressed = word.endsWith(USE_UP);
    const made = button(say("use_up_short"), fill(say("use_up"), { name }), () => {
      words[at] = pressed ? name : name + USE_UP;
      draw();
      list.children[at].querySelector("button").focus();
    });
    made.setAttribute("aria-pressed", pressed);
    return made;
  };
  const commit = () => {
    if (!entry.value.trim()) return;
    words = words.concat(split(entry.value));
    entry.value = "";
    draw();
  };
  const refill = () => {
    words = split(sent.value);
    entry.value = "";
    draw();
  };

  entry.removeAttribute("name");
  entry.value = "";
  sent.removeAttribute("id");
  sent.type = "hidden";
  list.className = "chip-list";
  sent.before(list, entry);
  entry.addEventListener("keydown", (event) => {
    if ((event.key === "Enter" && entry.value.trim()) || (event.key === "," && !/\d$/.test(entry.value))) {
      event.preventDefault();
      commit();
    } else if (event.key === "Backspace" && !entry.value && words.length) {
      words.pop();
      draw();
    }
  });
  entry.addEventListener("blur", () => onceReleased(commit));
  refill();
  return { commit, refill };
};

// New chips push down what lies below them: the press that took the focus away has to meet its button first.
let pressing = false;
document.addEventListener("mousedown", () => (pressing = true), true);
document.addEventListener("mouseup", () => (pressing = false), true);
const onceReleased = (act) => {
  if (pressing) document.addEventListener("mouseup", () => setTimeout(act), { once: true });
  else act();
};

const split = (text) => text.split(APART).map((word) => word.trim()).filter(Boolean);

const button = (text, label, act) => {
  const made = document.createElement("button");
  made.type = "button";
  made.textContent = text;
  made.setAttribute("aria-label", label);
  // The entry keeps the focus: leaving it draws the chips anew, and the one that is being pressed would be gone.
  made.addEventListener("mousedown", (event) => event.preventDefault());
  made.addEventListener("click", act);
  return made;
};
