// The first page: the form remembers itself, and a wish is followed while it is being cooked.
import { chipsIn } from "./chips.js";
import { forget, recall } from "./memory.js";
import { choosesLanguage, show, submitPlainly, tokenOf } from "./pages.js";
import { follow, Refused } from "./pass.js";
import { mountRecipe } from "./recipe_sheet.js";
import { hush, tell } from "./trouble.js";
import { emptyWish, keepWish, restoreWish } from "./wish_memory.js";
import { say } from "./words.js";

const find = (id) => document.getElementById(id);
const form = find("ask");
const filled = "filled" in form.dataset;
if (!filled) restoreWish(form);
const chips = [...form.querySelectorAll("[data-chips]")].map(chipsIn);
keepWish(form);
let asking = null;

const counted = () => {
  for (const panel of form.querySelectorAll(".panel")) {
    const badge = panel.querySelector("[data-count]");
    if (badge) badge.textContent = given(panel) || "";
  }
};
const given = (panel) =>
  [...panel.querySelectorAll("input, select, textarea")].filter((control) =>
    control.type === "checkbox" ? control.checked : control.name && control.value,
  ).length;

const atWork = (working) => {
  form.hidden = document.querySelector(".lead").hidden = working;
  find("pass").hidden = !working;
  if (working) find("pass-title").focus();
};

const notice = (text) => {
  find("said").textContent = text;
  find("said").hidden = !text;
};

const ask = async (fields) => {
  asking = new AbortController();
  hush();
  notice("");
  atWork(true);
  try {
    const found = await follow(form.dataset.stream, fields, asking.signal);
    if (found.trouble) return failed(found.trouble);
    find("status").textContent = say("plating");
    await plate(found);
  } catch (error) {
    stopped(error, fields);
  }
};

const plate = async ({ answer, wish, remembered }) => {
  await show("/recipe", [["csrf_token", tokenOf()], ["answer", answer], ["wish", wish], ["remembered", remembered]]);
  history.pushState({}, "", "/recipe");
  addEventListener("popstate", () => location.reload());
  scrollTo(0, 0);
  mountRecipe();
};

const failed = (trouble) => {
  atWork(false);
  tell(trouble);
};

const stopped = (error, fields) => {
  if (error.name === "AbortError") {
    atWork(false);
    notice(say("cancelled"));
    find("send").focus();
  } else if (error instanceof Refused) {
    submitPlainly("/", fields);
  } else {
    failed({ title: say("lost_title"), advice: say("lost_advice") });
  }
};

form.addEventListener("submit", (event) => {
  for (const each of chips) each.commit();
  if (choosesLanguage(event)) return;
  event.preventDefault();
  ask([...new FormData(form)]);
});
form.addEventListener("input", counted);
find("cancel").addEventListener("click", () => asking?.abort());
find("prompt").addEventListener("keydown", (event) => {
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) form.requestSubmit();
});
find("clear").hidden = false;
find("clear").addEventListener("click", () => {
  emptyWish(form);
  for (const each of chips) each.refill();
  counted();
  find("prompt").focus();
});
addEventListener("keydown", (event) => {
  if (event.key === "Escape" && !find("pass")?.hidden) asking?.abort();
});
counted();

const again = recall("again");
if (again) {
  forget("again");
  ask([["csrf_token", tokenOf()], ["again", "1"], ["wish", again]]);
}
