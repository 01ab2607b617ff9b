import type { Meta, StoryObj } from "@storybook/react-vite";
import { AudioToAudioWidget } from "../../src/tasks/audio-to-audio/index.js";
import recordings from "../../test/recordings/audio-to-audio.json";
import { cardOf, readDemoCard } from "../cards.js";
import { answers, neverAnswers } from "../fetchers.js";
import { plays } from "../plays.js";
import { statesOf } from "../states.js";

const meta: Meta<typeof AudioToAudioWidget> = {
  title: "Tasks/Audio to audio",
  component: AudioToAudioWidget,
};
export default meta;
type Story = StoryObj<typeof meta>;

const states = statesOf(readDemoCard("two-stems"), recordings[3]);

export const Empty: Story = states.empty;
export const Recorded: Story = states.recorded;
export const Answered: Story = states.answered;
export const Waiting: Story = states.waiting;
export const Failed: Story = states.failed;

/** Eight tracks, one of which is no sound, under an original that cannot be loaded. */
export const ManyTracks: Story = {
  args: {
    card: cardOf("audio-to-audio", [
      {
        example_title: "Orchestra",
        src: "/models/demo/two-stems/missing.flac",
        output: [
          ...["voice", "chimes", "caller", "hiss", "mix"].map((name) => ({
            label: name,
            url: `/models/demo/two-stems/${name}.flac`,
          })),
          { label: "كورال", url: "/models/demo/two-stems/voice.flac" },
          { label: "a second violin that plays so softly that nobody was sure of it", url: "/models/demo/two-stems/chimes.flac" },
          { label: "<script>", url: `data:audio/wav;base64,${btoa("this is no sound at all")}` },
        ],
      },
    ]),
    fetcher: neverAnswers,
  },
};

/** The model gives nothing back. */
export const NoTrack: Story = {
  args: { card: cardOf("audio-to-audio", [recordings[5]?.example ?? {}]), fetcher: answers([]) },
  play: plays.answered,
};
