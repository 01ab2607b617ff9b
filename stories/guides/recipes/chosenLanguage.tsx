import { type ReactNode, useEffect, useState } from "react";
import { type Catalogue, WidgetProvider } from "../../../src/index.js";
import { loadMessages } from "../../../src/messages/index.js";

export function InLanguage({ locale, children }: { locale: string; children: ReactNode }) {
  const [loaded, setLoaded] = useState<{ locale: string; messages: Catalogue | undefined }>();
  useEffect(() => {
    let isOver = false;
    // "de-AT" gives German, "zh-CN" Simplified Chinese.
    loadMessages(locale).then((messages) => {
      if (!isOver) setLoaded({ locale, messages });
    });
    return () => {
      isOver = true;
    };
  }, [locale]);
  return loaded ? <WidgetProvider {...loaded}>{children}</WidgetProvider> : null;
}
