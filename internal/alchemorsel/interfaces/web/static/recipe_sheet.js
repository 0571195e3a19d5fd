// What makes a recipe's page come alive; called again for each page that takes its place.
import { mountCooking } from "./cook.js";
import { recall, remember } from "./memory.js";
import { choosesLanguage, show, submitPlainly } from "./pages.js";
import { copyList } from "./shopping.js";
import { mountTimers } from "./timers.js";
import { tell } from "./trouble.js";
import { say } from "./words.js";

const find = (id) => document.getElementById(id);

export const mountRecipe = () => {
  const form = find("sheet");
  if (!form) return;
  keep(form);
  ticks(find("recipe").dataset.recipe);
  mountTimers();
  mountCooking();
  form.addEventListener("submit", (event) => sent(event, form));
  scaling(form);
  button("copy-list", copyList);
  button("print", () => print());
  closeMenus();
};

// Everything but the file downloads happens in place: ticks and timers stay.
const sent = (event, form) => {
  const by = event.submitter;
  if (by && "download" in by.dataset) return closeMenu();
  if (choosesLanguage(event)) return;
  event.preventDefault();
  if (by?.id === "another") return another(form);
  const fields = [...new FormData(form, by)];
  const action = by?.getAttribute("formaction") ?? form.getAttribute("action");
  replace(action, fields, form.method).catch(() => tell({ title: say("lost_title"), advice: say("lost_advice") }));
};

const replace = async (action, fields, method) => {
  const back = selectorOf(document.activeElement);
  const top = scrollY;
  if (!(await show(action, fields, undefined, method))) return;
  scrollTo(0, top);
  mountRecipe();
  document.querySelector(back)?.focus({ preventScroll: true });
};

const selectorOf = (element) => (element.id ? `#${element.id}` : `button[name="${element.name}"][value="${element.value}"]`);

const another = (form) => {
  remember("again", form.elements.wish.value);
  if (recall("again")) location.assign("/");
  else submitPlainly("/", [...new FormData(form), ["again", "1"]]);
};

const scaling = (form) => {
  const servings = find("servings");
  const apply = () => form.requestSubmit(find("apply"));
  find("apply").hidden = true;
  const step = (by) => () => {
    servings.value = Math.min(100, Math.max(1, Number(servings.value) + by));
    apply();
  };
  button("fewer", step(-1));
  button("more", step(1));
  servings.addEventListener("change", apply);
  find("unit_system").addEventListener("change", apply);
};

// A recipe of the book has an address of its own; any other is kept here.
const keep = (form) => {
  if (!form.elements.answer) return;
  const kept = ["answer", "wish", "remembered", "once", "kept", "servings", "unit_system"];
  remember("sheet", kept.map((name) => [name, form.elements[name].value]));
};

const ticks = (recipe) => {
  const done = recall("ticks");
  const ticked = new Set(done?.recipe === recipe ? done.ids : []);
  for (const box of document.querySelectorAll("[data-tick]")) {
    box.checked = ticked.has(box.dataset.tick);
    box.addEventListener("change", () => {
      ticked[box.checked ? "add" : "delete"](box.dataset.tick);
      remember("ticks", { recipe, ids: [...ticked] });
    });
  }
};

const button = (id, act) => {
  find(id).hidden = false;
  find(id).addEventListener("click", act);
};

const closeMenu = () => {
  document.querySelector(".menu").open = false;
};

const closeMenus = () => {
  const menu = document.querySelector(".menu");
  menu.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    closeMenu();
    menu.querySelector("summary").focus();
  });
  document.body.addEventListener("click", (event) => menu.contains(event.target) || closeMenu());
};
