// The book: found while typing, continued in place. The address always says what is shown.
import { mountStars } from "./star.js";
import { hush, tell } from "./trouble.js";
import { say } from "./words.js";

const PAUSE_MS = 180;
const find = (id) => document.getElementById(id);
const form = find("find");
let asking = null;
let pausing = null;

const addressOf = () => {
  const said = [...new FormData(form)].filter(([, value]) => value.trim());
  const action = form.getAttribute("action");
  return said.length ? `${action}?${new URLSearchParams(said)}` : action;
};

const pageAt = async (address) => {
  asking?.abort();
  asking = new AbortController();
  const response = await fetch(address, { signal: asking.signal });
  return new DOMParser().parseFromString(await response.text(), "text/html");
};

const take = (page, id) => find(id).replaceWith(document.adoptNode(page.getElementById(id)));

const announce = (text) => {
  find("count").textContent = text;
};

const lost = (error) => {
  if (error.name !== "AbortError") tell({ title: say("lost_title"), advice: say("lost_advice") });
};

const search = async () => {
  clearTimeout(pausing);
  const address = addressOf();
  try {
    const page = await pageAt(address);
    take(page, "trouble");
    take(page, "found");
    take(page, "reading");
    history.replaceState({}, "", address);
    announce(find("found").dataset.said);
  } catch (error) {
    lost(error);
  }
};

const goOn = async (link) => {
  try {
    const page = await pageAt(link.getAttribute("href"));
    const dishes = [...page.querySelectorAll(".dish")].map((dish) => document.adoptNode(dish));
    if (!dishes.length) return location.assign(link.href);
    hush();
    document.querySelector(".dishes").append(...dishes);
    const next = page.getElementById("more");
    if (next) link.setAttribute("href", next.getAttribute("href"));
    else link.parentElement.remove();
    announce(page.getElementById("found").dataset.said);
    dishes[0].querySelector("a").focus();
  } catch (error) {
    lost(error);
  }
};

find("search").hidden = true;
form.addEventListener("input", () => {
  clearTimeout(pausing);
  pausing = setTimeout(search, PAUSE_MS);
});
form.addEventListener("submit", (event) => {
  event.preventDefault();
  search();
});
document.addEventListener("click", (event) => {
  if (event.target.id !== "more" || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  goOn(event.target);
});
find("import").addEventListener("submit", (event) => {
  const file = find("file").files[0];
  if (!file || file.size <= Number(event.target.dataset.most)) return;
  event.preventDefault();
  tell({ title: say("too_large_title"), advice: say("too_large_advice") });
});
mountStars();
find("report-title")?.focus();
