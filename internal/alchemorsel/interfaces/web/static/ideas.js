// Ideas: shown in place; a press puts one into the pantry of the next wish, which this browser keeps, or takes it out.
import { mountInPlace, notice } from "./in_place.js";
import { recall, remember } from "./memory.js";
import { fill, say } from "./words.js";

const FIELD = "ingredients";

const pantry = () => {
  const wish = recall("wish");
  const found = Array.isArray(wish) ? wish.find(([name]) => name === FIELD)?.[1] : "";
  return (found ?? "").split(/[;\n]|,(?!\d)/).map((word) => word.trim()).filter(Boolean);
};

const keep = (words) => {
  const wish = recall("wish");
  const rest = (Array.isArray(wish) ? wish : []).filter(([name]) => name !== FIELD);
  remember("wish", [...rest, [FIELD, words.join(", ")]]);
};

const idea = (button) => button.value.replaceAll(",", " ");

const draw = () => {
  const there = new Set(pantry());
  const all = [...document.querySelectorAll(".take")];
  for (const button of all) button.setAttribute("aria-pressed", there.has(idea(button)));
  const link = document.querySelector("#to-ask");
  if (link) link.hidden = !all.some((button) => there.has(idea(button)));
};

const toggle = (event) => {
  const name = idea(event.submitter);
  const there = pantry();
  const taken = !there.includes(name);
  keep(taken ? [...there, name] : there.filter((word) => word !== name));
  // A browser that keeps nothing is led to the first page with the idea in its form, as without this module.
  if (taken && !pantry().includes(name)) return;
  event.preventDefault();
  notice(fill(say(taken ? "taken" : "put_back"), { name }));
  draw();
};

mountInPlace(() => {
  document.querySelector("#take")?.addEventListener("submit", toggle);
  draw();
});
