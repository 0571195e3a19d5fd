// Favourites: a star is lit or put out where it stands; the page stays as it is.
import { submitPlainly } from "./pages.js";
import { hush, tell } from "./trouble.js";
import { say } from "./words.js";

export const mountStars = () => {
  document.addEventListener("submit", (event) => {
    if (event.target.id !== "stars" || !event.submitter) return;
    event.preventDefault();
    toggle(event.target, event.submitter);
  });
};

const toggle = async (form, star) => {
  const body = new URLSearchParams([...new FormData(form, star)]);
  try {
    const response = await fetch(form.getAttribute("action"), { method: "post", body, redirect: "manual" });
    // What failed is told by the page that the form leads to.
    if (response.type !== "opaqueredirect") return submitPlainly(form.getAttribute("action"), body);
  } catch {
    return tell({ title: say("lost_title"), advice: say("lost_advice") });
  }
  hush();
  const lit = star.name === "on";
  star.name = lit ? "off" : "on";
  star.setAttribute("aria-pressed", lit);
};
