// Server-sent events over fetch: EventSource cannot POST.
export async function* eventsOf(response) {
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = "";
  for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
    const blocks = (rest + piece.value).split("\n\n");
    rest = blocks.pop();
    for (const block of blocks) {
      const event = eventIn(block);
      if (event.name) yield event;
    }
  }
}

const eventIn = (block) => {
  const fields = Object.fromEntries(block.split("\n").map((line) => line.split(/: ?(.*)/s)));
  return { name: fields.event, text: fields.data };
};
