// Cook mode: one step at a time, large, on a screen that stays awake; keys, swipes and buttons turn the page.
import { leftText, timerOf, toggleTimer } from "./timers.js";
import { fill, say } from "./words.js";

const SWIPE_PX = 50;
const find = (id) => document.getElementById(id);

export const mountCooking = () => {
  const dialog = find("cook");
  const steps = [...document.querySelectorAll(".step")];
  if (!steps.length) return;
  let at = 0;

  const draw = () => {
    const step = steps[at];
    find("cook-count").textContent = fill(say("step_of"), { n: at + 1, all: steps.length });
    find("cook-text").textContent = step.querySelector(".step-text").textContent;
    copy(step.querySelector(".warning"), find("cook-warning"));
    find("cook-needs").replaceChildren(...[...step.querySelectorAll(".step-needs li")].map((line) => line.cloneNode(true)));
    find("cook-meter").max = steps.length;
    find("cook-meter").value = at + 1;
    find("cook-back").disabled = at === 0;
    find("cook-next").textContent = say(at === steps.length - 1 ? "finish" : "next");
    drawTimer();
  };
  const drawTimer = () => {
    const step = steps[at];
    const button = find("cook-timer");
    button.hidden = !step.dataset.seconds;
    const timer = timerOf(step);
    button.textContent = timer
      ? `${say("stop")} · ${fill(say("running"), { left: leftText(timer) })}`
      : fill(say("start"), { minutes: Number(step.dataset.seconds) / 60 });
  };
  const go = (by) => {
    if (at + by >= steps.length) return dialog.close();
    at = Math.max(0, at + by);
    draw();
    find("cook-text").parentElement.scrollTop = 0;
  };

  find("start-cooking").hidden = false;
  find("start-cooking").addEventListener("click", async () => {
    await document.documentElement.requestFullscreen?.().catch(() => {});
    dialog.append(find("timers"));
    dialog.showModal();
    draw();
    find("cook-next").focus();
    stayAwake();
  });
  dialog.addEventListener("close", () => {
    find("main").append(find("timers"));
    if (document.fullscreenElement) document.exitFullscreen().catch(() => {});
    letSleep();
  });
  find("cook-close").addEventListener("click", () => dialog.close());
  find("cook-next").addEventListener("click", () => go(1));
  find("cook-back").addEventListener("click", () => go(-1));
  find("cook-timer").addEventListener("click", () => toggleTimer(steps[at]));
  swipes(dialog, go);
  mounted = { drawTimer, pressed: (event) => dialog.open && keys(event, go, steps, () => steps[at]) };
};

// The page that is mounted takes the place of the one before. Keys are heard wherever the focus is: a timer's button
// that is gone after it was pressed leaves it nowhere.
let mounted = { drawTimer: () => {}, pressed: () => {} };
document.addEventListener("timers", () => mounted.drawTimer());
document.addEventListener("keydown", (event) => mounted.pressed(event));

const keys = (event, go, steps, current) => {
  const turns = { ArrowRight: 1, PageDown: 1, ArrowLeft: -1, PageUp: -1 };
  if (event.key in turns) {
    event.preventDefault();
    go(turns[event.key]);
  } else if (event.key.toLowerCase() === "t" && current().dataset.seconds) {
    toggleTimer(current());
  } else if (event.key === "Home") {
    go(-steps.length);
  }
};

const swipes = (dialog, go) => {
  let from = null;
  dialog.addEventListener("pointerdown", (event) => {
    from = event.pointerType === "mouse" ? null : { x: event.clientX, y: event.clientY };
  });
  dialog.addEventListener("pointerup", (event) => {
    const x = from ? event.clientX - from.x : 0;
    if (Math.abs(x) > SWIPE_PX && Math.abs(x) > 1.5 * Math.abs(event.clientY - from.y)) go(x < 0 ? 1 : -1);
    from = null;
  });
};

const copy = (from, to) => {
  to.hidden = !from;
  to.textContent = from?.textContent ?? "";
};

let lock = null;
const stayAwake = async () => {
  try {
    lock = await navigator.wakeLock?.request("screen");
  } catch {
    lock = null;
  }
};
const letSleep = () => {
  lock?.release();
  lock = null;
};
document.addEventListener("visibilitychange", () => {
  if (document.visibilityState === "visible" && find("cook")?.open) stayAwake();
});
