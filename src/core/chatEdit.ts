import { asDraft, type Chat } from "./chat.js";

/** The chat with a turn of the visitor's taken up for another version of it. */
export function edit(chat: Chat, turn: number): Chat {
  const said = chat.turns[turn];
  if (said?.role !== "user") return chat;
  const { draft, attached } = chat;
  return { ...chat, ...asDraft(said.content), editing: { turn, held: chat.editing?.held ?? { draft, attached } } };
}

/** The chat with the draft as it was before `edit`. */
export function stopEditing({ editing, ...chat }: Chat): Chat {
  return { ...chat, ...editing?.held };
}
