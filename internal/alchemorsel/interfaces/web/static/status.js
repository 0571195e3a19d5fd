// The kitchen's status: one connection keeps it up to date while somebody can see it; what is done is done in place.
import { show } from "./pages.js";
import { tell } from "./trouble.js";
import { say } from "./words.js";

const COME_AGAIN_MS = 3000;
const find = (id) => document.getElementById(id);
let source = null;
let again = null;

const follow = () => {
  const page = find("kitchen");
  clearTimeout(again);
  if (source || !page || document.hidden) return;
  source = new EventSource(page.dataset.events);
  source.addEventListener("open", () => lost(false));
  source.addEventListener("part", (event) => replace(JSON.parse(event.data)));
  source.addEventListener("gone", () => location.reload());
  source.addEventListener("error", () => {
    leave();
    lost(true);
    again = setTimeout(follow, COME_AGAIN_MS);
  });
};

const leave = () => {
  source?.close();
  source = null;
};

const lost = (is) => {
  const box = find("lost");
  if (!box || box.hidden === !is) return;
  box.textContent = is ? say("lost") : "";
  box.hidden = !is;
};

// Focus, what is open and what is chosen stay as they are.
const replace = ({ part, html, digest }) => {
  const old = find(`part-${part}`);
  if (!old || old.dataset.digest === digest) return;
  const states = statesOf(old);
  const open = [...old.querySelectorAll("details[open]")].map((each) => each.id);
  const chosen = [...old.querySelectorAll("select")].map((each) => [each.id, each.value]);
  const focused = old.contains(document.activeElement) ? document.activeElement.id : "";
  const found = new DOMParser().parseFromString(html, "text/html");
  old.replaceChildren(...[...found.body.childNodes].map((node) => document.adoptNode(node)));
  old.dataset.digest = digest;
  for (const id of open) if (find(id)) find(id).open = true;
  for (const [id, value] of chosen) if (find(id)) find(id).value = value;
  if (focused) find(focused)?.focus({ preventScroll: true });
  announce(old, states);
};

const statesOf = (part) => new Map([...part.querySelectorAll("[data-job]")].map((job) => [job.dataset.job, job.dataset.state]));

// Told once, when something ends; nobody wants every megabyte read out.
const announce = (part, before) => {
  for (const job of part.querySelectorAll("[data-job]")) {
    const was = before.get(job.dataset.job);
    if (was === "running" && job.dataset.state !== "running") notice(job.dataset.says);
  }
};

const notice = (text) => {
  find("said").textContent = text;
  find("said").hidden = !text;
};

document.addEventListener("submit", async (event) => {
  const form = event.target;
  if (!form.closest("#kitchen") || form.action.endsWith("/sign-out")) return;
  event.preventDefault();
  const top = scrollY;
  const back = event.submitter?.id;
  try {
    await show(form.getAttribute("action"), [...new FormData(form, event.submitter)]);
  } catch {
    return tell({ title: say("lost_title"), advice: say("lost_advice") });
  }
  scrollTo(0, top);
  if (!find("kitchen")) leave();
  (find(back) ?? find("said"))?.focus({ preventScroll: true });
});

document.addEventListener("visibilitychange", () => (document.hidden ? leave() : follow()));
follow();
