// Editing: nobody leaves what they typed without being asked.
const form = document.getElementById("edit");
let unsaved = "unsaved" in form.dataset;

form.addEventListener("input", () => {
  unsaved = true;
});
form.addEventListener("submit", () => {
  unsaved = false;
});
for (const link of document.querySelectorAll("[data-leave]")) {
  link.addEventListener("click", () => {
    unsaved = false;
  });
}
addEventListener("beforeunload", (event) => {
  if (unsaved) event.preventDefault();
});
