"use client";
import { createContext, useContext } from "react";
import { createTranslate, type Translate } from "../core/message.js";

const WordsContext = createContext<Translate>(createTranslate());

/** Sets the language of everything inside. */
export const WordsProvider = WordsContext.Provider;

/** The function that words messages in the language of the page. */
export function useWords(): Translate {
  return useContext(WordsContext);
}
