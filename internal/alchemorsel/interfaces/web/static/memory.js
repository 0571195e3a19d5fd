// What this browser remembers; where it remembers nothing (private windows, full storage) the pages work all the same.
const PREFIX = "alchemorsel.";

export const recall = (name) => {
  try {
    return JSON.parse(localStorage.getItem(PREFIX + name));
  } catch {
    return null;
  }
};

export const remember = (name, value) => {
  try {
    localStorage.setItem(PREFIX + name, JSON.stringify(value));
  } catch {
    // Nothing is owed to a browser that does not want to keep anything.
  }
};

export const forget = (name) => {
  try {
    localStorage.removeItem(PREFIX + name);
  } catch {
    // As above.
  }
};
